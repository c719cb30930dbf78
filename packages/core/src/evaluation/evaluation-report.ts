import type { JsonValue } from '../internal/json.ts';
import { mean, percentile } from './percentile.ts';
import type { CaseScore } from './score-case.ts';
import { rateOf, type Rate } from './wilson-interval.ts';

/** A case that was got wrong. */
export interface EvaluationMiss {
  readonly id: string;
  readonly query: string;
  readonly expected: JsonValue;
  /** The predicted calls; null where they could not be read. */
  readonly got: JsonValue;
  readonly reason: string;
}

/** How often function and calls are right for the cases of one tag. */
export interface TagRates {
  readonly n: number;
  readonly function: Rate | null;
  readonly call: Rate | null;
}

/**
 * The figures of one file, as JSON. A rate is null where the file has no such cases.
 *
 * Over all cases: `function` and, but for steps, `call`; a case without gold calls is right where none was made.
 */
export interface EvaluationReport {
  readonly file: string;
  readonly n: number;
  readonly function: Rate | null;
  readonly call: Rate | null;
  readonly strict: Rate | null;
  /** Over the cases that expect calls. */
  readonly graph: Rate | null;
  /** How far making no call can be trusted, and how many of the cases without gold calls were left alone. */
  readonly abstain: { readonly precision: Rate | null; readonly recall: Rate | null };
  readonly state: Rate | null;
  readonly latencyMs: {
    readonly firstCallP50: number | null;
    readonly firstCallP95: number | null;
    readonly endP50: number | null;
    readonly endP95: number | null;
  };
  readonly tokens: { readonly promptMean: number | null; readonly outputMean: number | null };
  /** Over the cases that have calls; `refused`: no call was made although one was due. */
  readonly servable: { readonly function: Rate | null; readonly call: Rate | null; readonly refused: Rate | null };
  readonly tags: Readonly<Record<string, TagRates>>;
  readonly misses: readonly EvaluationMiss[];
}

/** What a report is made of. */
export interface CreateEvaluationReportOptions {
  readonly file: string;
  readonly scores: readonly CaseScore[];
}

/** Counts scores up. Every figure is independent of their order; tags and misses keep it. */
export function createEvaluationReport({ file, scores }: CreateEvaluationReportOptions): EvaluationReport {
  const servable = scores.filter(({ expectation }) => expectation === 'calls');
  const decided = scores.filter(({ expectation }) => expectation !== 'either');
  const figures = scores.map(({ prediction }) => prediction);
  const firstCallMs = figures.flatMap(({ firstCallMs: value }) => value ?? []);
  const endMs = figures.flatMap(({ endMs: value }) => value ?? []);
  return {
    file,
    n: scores.length,
    ...functionAndCall(scores),
    strict: rateOf(scores.map(({ isStrictlyRight }) => isStrictlyRight)),
    graph: rateOf(scores.map(({ isGraphRight }) => isGraphRight)),
    abstain: {
      precision: rateOf(decided.filter(({ hasAbstained }) => hasAbstained).map(({ expectation }) => expectation === 'nothing')),
      recall: rateOf(decided.filter(({ expectation }) => expectation === 'nothing').map(({ hasAbstained }) => hasAbstained)),
    },
    state: rateOf(figures.map(({ isStateRight }) => isStateRight)),
    latencyMs: {
      firstCallP50: percentile(firstCallMs, 0.5),
      firstCallP95: percentile(firstCallMs, 0.95),
      endP50: percentile(endMs, 0.5),
      endP95: percentile(endMs, 0.95),
    },
    tokens: {
      promptMean: mean(figures.flatMap(({ promptTokens }) => promptTokens ?? [])),
      outputMean: mean(figures.flatMap(({ outputTokens }) => outputTokens ?? [])),
    },
    servable: { ...functionAndCall(servable), refused: rateOf(servable.map(({ hasAbstained }) => hasAbstained)) },
    tags: tagRates(scores),
    misses: scores.flatMap(({ request: { id, query }, expected, got, reason }) =>
      reason === undefined ? [] : [{ id, query, expected, got, reason }],
    ),
  };
}

function functionAndCall(scores: readonly CaseScore[]): Pick<EvaluationReport, 'function' | 'call'> {
  return {
    function: rateOf(scores.map(({ isFunctionRight }) => isFunctionRight)),
    call: rateOf(scores.map(({ isCallRight }) => isCallRight)),
  };
}

function tagRates(scores: readonly CaseScore[]): Readonly<Record<string, TagRates>> {
  const byTag = new Map<string, CaseScore[]>();
  for (const score of scores)
    for (const tag of new Set(score.request.tags)) {
      const tagged = byTag.get(tag);
      if (tagged) tagged.push(score);
      else byTag.set(tag, [score]);
    }
  return Object.fromEntries([...byTag].map(([tag, tagged]) => [tag, { n: tagged.length, ...functionAndCall(tagged) }]));
}

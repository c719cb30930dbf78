import type { FunctionalTokenVocabulary, ToolId, ToolPack } from '@octoweave/core';
import { packsOf } from '../corpus/phrasing.ts';
import type { Corpora } from '../corpus/read-corpora.ts';
import { createRandomSource } from '../random-source.ts';
import { createTextSource } from '../surface/text-surface.ts';
import { collectDictionary } from './collect-dictionary.ts';
import { createDraftSource } from './draft-source.ts';
import { isPlanKind, type ExampleKind } from './example-kind.ts';
import { joinAll } from './join-requests.ts';
import { createMeaningLog } from './meaning-log.ts';
import { createPhrasingPools, type Split } from './phrasing-pool.ts';
import { checkPlanExample } from './plan-example.ts';
import { onlyPunctuation, pickRoughness, roughenRequest } from './roughen-request.ts';
import { checkExample, type TrainingExample } from './training-example.ts';
import { wrapRequest } from './wrap-request.ts';

/** An example with where it came from. */
export interface GeneratedExample {
  readonly kind: ExampleKind;
  readonly isWrapped: boolean;
  /** The tools called, those of nested calls left out. */
  readonly toolIds: readonly ToolId[];
  readonly example: TrainingExample;
}

/** Something drawn, and whether it was good for an example. */
export type GenerationResult =
  | { readonly type: 'example'; readonly generated: GeneratedExample }
  | { readonly type: 'rejected'; readonly kind: ExampleKind; readonly reason: RejectionReason };

/** Why a draft was thrown out; `repeated` and `contradicting` are against earlier examples, `held-out` against the development set. */
export type RejectionReason = 'request-empty' | 'span-not-in-request' | 'repeated' | 'contradicting' | 'held-out' | 'contradicting-itself';

/** What examples are generated from. */
export interface GenerateExamplesOptions {
  /** The packs one model is to know. */
  readonly packs: readonly ToolPack[];
  readonly corpora: Corpora;
  readonly vocabulary: FunctionalTokenVocabulary;
  readonly split: Split;
  readonly count: number;
  readonly seed: number;
  /** How often the very same example may come; a short order without slots has few variants. */
  readonly copies: number;
  /** Requests that must not come: those of the development set. */
  readonly heldOut: ReadonlySet<string>;
}

/** Shares of the kinds, in parts of their sum; a kind that the corpora have nothing for is left out. */
const kinds: readonly (readonly [number, ExampleKind])[] = [
  [44, 'single'],
  [2, 'single-beside'],
  [4, 'missing'],
  [16, 'refusal'],
  [5, 'refusal-disclaimed'],
  [15, 'parallel-written'],
  [16, 'parallel-composed'],
  [6, 'parallel-shared'],
  [2, 'parallel-pronoun'],
  [11, 'nested'],
  [3, 'single-mention'],
  [6, 'single-corrected'],
  [4, 'plan-single'],
  [4, 'plan-refusal'],
  [12, 'plan-composed'],
  [6, 'plan-shared'],
  [2, 'plan-pronoun'],
  [17, 'plan-written'],
];
const wrappedShare = 0.14;
/** After so many drafts of one kind without a new example, another kind is drawn. */
const attempts = 12;

/**
 * Draws examples until there are enough of them.
 *
 * - Same options, same examples.
 * - Kind, tool, wrapping and noise are drawn first and kept when a draft is thrown out, so that none of them tells the others.
 * - Nothing is thrown out in silence.
 */
export function* generateExamples(options: GenerateExamplesOptions): Generator<GenerationResult, void, void> {
  const { packs, corpora, vocabulary, split, count, seed, copies, heldOut } = options;
  const random = createRandomSource(seed * 2 + (split === 'train' ? 0 : 1));
  const pools = createPhrasingPools(corpora, split);
  const dictionary = collectDictionary([...corpora.blocks, ...corpora.nested]);
  const drafts = createDraftSource({ packs, corpora, random, pools, texts: createTextSource({ lists: corpora.lists, dictionary }) });
  const drawn = kinds.filter(([, kind]) => drafts.has(kind));
  const meanings = createMeaningLog(copies);
  for (let made = 0; made < count;) {
    const kind = random.pickWeighted(drawn);
    const tool = drafts.pickTool(kind);
    const isWrapped = random.chance(wrappedShare);
    const roughness = pickRoughness(random);
    for (let attempt = 0, isMade = false; attempt < attempts && !isMade; attempt += 1) {
      const parts = drafts.draw(kind, tool);
      const reject = (reason: RejectionReason): GenerationResult => ({ type: 'rejected', kind, reason });
      if (!parts) {
        yield reject('contradicting-itself');
        continue;
      }
      const { requests, steps = requests } = parts;
      const joined = joinAll(requests, corpora.connectors, random);
      const wrapped = isWrapped ? wrapRequest(joined, requests, corpora.wrappers, random) : joined;
      const checked = isPlanKind(kind)
        ? checkPlanExample(roughenRequest(wrapped, onlyPunctuation(roughness), random), steps)
        : checkExample(roughenRequest(wrapped, roughness, random), vocabulary);
      if (checked.status === 'invalid') {
        yield reject(checked.reason);
        continue;
      }
      const { example } = checked;
      const problem = heldOut.has(example.request) ? 'held-out' : meanings.add(example, packsOf(joined.phrasedCalls).join('+'));
      if (problem) {
        yield reject(problem);
        continue;
      }
      yield { type: 'example', generated: { kind, isWrapped, toolIds: joined.phrasedCalls.map(({ toolId }) => toolId), example } };
      isMade = true;
      made += 1;
    }
  }
}

import { readFileSync } from 'node:fs';
import { createSplitPlanner, denyAll } from '@octoweave/core';
import { createParameterLookup, parseEvaluationCases, runEvaluation, type EvaluationReport } from '@octoweave/core/evaluation';
import { describe, expect, it } from 'vitest';
import { composeAgent } from '../compose/compose-agent.ts';
import { openModel } from '../compose/open-model.ts';
import { openPacks, simulated } from '../compose/open-packs.ts';
import { declarePacks, findPacks } from '../compose/pack/known-packs.ts';
import { createCaseClock } from '../evaluation/case-clock.ts';
import { findLookedUpParameters } from '../evaluation/looked-up-parameters.ts';
import { predictWithAgent } from '../evaluation/predict-with-agent.ts';

/** Rates the embedded model has reached. A ratchet: they may be raised, never lowered. */
interface ExpectedQuality {
  readonly file: string;
  /** The packs on offer. */
  readonly packs: readonly string[];
  readonly function: number;
  /** Absent where a case is about steps. */
  readonly call?: number;
  readonly abstainRecall: number;
  readonly servableRefused: number;
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const expected = JSON.parse(read('./expected-quality.json')) as readonly ExpectedQuality[];
/** Greedy decoding is repeatable, but processors may round a near tie otherwise: three cases of two hundred and fifty, and one of however few. */
const tolerance = 0.012;
/** Floors are written with three digits. */
const rounding = 0.0005;

interface Evaluated {
  readonly report: EvaluationReport;
  /** How many cases call for nothing. */
  readonly refusals: number;
}

async function evaluate({ file, packs: names }: ExpectedQuality): Promise<Evaluated> {
  const { cases, issues } = parseEvaluationCases(read(`../../../../packages/forge/evaluation/${file}`));
  expect(issues).toEqual([]);
  const contributions = await findPacks(names);
  const { packs } = await openPacks(contributions, simulated);
  const clock = createCaseClock();
  const model = await openModel({ pack: names });
  const agent = await composeAgent({ packs, model, approve: denyAll, context: clock.context });
  try {
    const planner = createSplitPlanner({
      session: model.session,
      grammars: model.backend.capabilities.grammars,
      classifier: model.classifier,
    });
    let refusals = 0;
    const { all } = await runEvaluation({
      files: [{ file, cases }],
      predict: predictWithAgent(agent, {
        clock,
        planner,
        isLookedUp: findLookedUpParameters(packs.map(({ implemented }) => implemented)),
      }),
      parameterOf: createParameterLookup(await declarePacks(contributions)),
      onProgress: ({ score }) => {
        if (score.expectation === 'nothing') refusals += 1;
      },
    });
    return { report: all, refusals };
  } finally {
    await agent.dispose();
  }
}

describe('the embedded model', () => {
  it.each(expected)('is as good on $file as it was', async (floor) => {
    const { report, refusals } = await evaluate(floor);
    expect(report.function?.rate).toBeGreaterThanOrEqual(floor.function - tolerance);
    if (floor.call !== undefined) expect(report.call?.rate).toBeGreaterThanOrEqual(floor.call - tolerance);
    expect(report.abstain.recall?.rate).toBeGreaterThanOrEqual(floor.abstainRecall - Math.max(tolerance, 1 / refusals) - rounding);
    expect(report.servable.refused?.rate).toBeLessThanOrEqual(floor.servableRefused + tolerance);
  });
});

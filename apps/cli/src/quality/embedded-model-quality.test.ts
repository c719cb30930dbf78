import { readFileSync } from 'node:fs';
import { nodeLlamaBackend } from '@octoweave/backend-node';
import { createAgent } from '@octoweave/core';
import { createParameterLookup, parseEvaluationCases, runEvaluation, type EvaluationReport } from '@octoweave/core/evaluation';
import { embeddedModel } from '@octoweave/models';
import { implementVehiclePack, simulatedVehicle, vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { createCaseClock } from '../evaluation/case-clock.ts';
import { predictWithAgent } from '../evaluation/predict-with-agent.ts';

/** Rates the embedded model has reached. A ratchet: they may be raised, never lowered. */
interface ExpectedQuality {
  readonly file: string;
  readonly function: number;
  readonly call: number;
  readonly abstainRecall: number;
  readonly servableRefused: number;
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const expected = JSON.parse(read('./expected-quality.json')) as readonly ExpectedQuality[];
/** Greedy decoding is repeatable, but processors may round a near tie otherwise: three cases of two hundred and fifty. */
const tolerance = 0.012;

async function evaluate(file: string): Promise<EvaluationReport> {
  const { cases, issues } = parseEvaluationCases(read(`../../../../packages/forge/evaluation/${file}`));
  expect(issues).toEqual([]);
  const clock = createCaseClock();
  const agent = await createAgent({
    backend: nodeLlamaBackend(),
    model: embeddedModel(),
    packs: [implementVehiclePack({ device: simulatedVehicle() })],
    context: clock.context,
  });
  try {
    return (
      await runEvaluation({
        files: [{ file, cases }],
        predict: predictWithAgent(agent, clock),
        parameterOf: createParameterLookup([vehiclePack]),
      })
    ).all;
  } finally {
    await agent.dispose();
  }
}

describe('the embedded model', () => {
  it.each(expected)('is as good on $file as it was', async (floor) => {
    const report = await evaluate(floor.file);
    expect(report.function?.rate).toBeGreaterThanOrEqual(floor.function - tolerance);
    expect(report.call?.rate).toBeGreaterThanOrEqual(floor.call - tolerance);
    expect(report.abstain.recall?.rate).toBeGreaterThanOrEqual(floor.abstainRecall - tolerance);
    expect(report.servable.refused?.rate).toBeLessThanOrEqual(floor.servableRefused + tolerance);
  });
});

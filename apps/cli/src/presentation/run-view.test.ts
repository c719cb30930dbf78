import { denyAll, type PlannedStep } from '@octoweave/core';
import { implementAndroidPack, simulatedPhone } from '@octoweave/tools-android';
import { describe, expect, it } from 'vitest';
import { openScriptedModel, written } from '../__fixtures__/scripted-model.ts';
import { composeOrchestrator } from '../compose/compose-orchestrator.ts';
import { createPlainCallLines } from './call-lines.ts';
import { describeOrchestration } from './describe-orchestration.ts';
import { createPaint } from './paint.ts';
import { createRunView } from './run-view.ts';

const paint = createPaint({});
const place = { runId: 'r', sequence: 1, atMs: 0, spanId: 'run', parentId: undefined, roundNumber: 1, stepNumber: undefined } as const;
const step: PlannedStep = { number: 2, text: 'text\u001B Priya' };

/** What is shown of requests whose plans are these. */
async function show(plans: readonly string[], requests: readonly string[]): Promise<string> {
  const model = await openScriptedModel({ instruction: {}, answers: plans.map((plan) => written(`${plan}<END_OF_PLAN>`)) });
  const packs = [{ implemented: implementAndroidPack({ device: simulatedPhone() }) }];
  const orchestrator = await composeOrchestrator({
    packs,
    model,
    planner: 'compiler',
    approve: denyAll,
    journal: undefined,
    terminal: undefined,
  });
  let shown = '';
  const view = createRunView({ lines: createPlainCallLines((text) => (shown += text)), paint, modelName: 'mini' });
  for (const request of requests) for await (const event of orchestrator.run(request)) view.show(event);
  return shown;
}

describe('createRunView', () => {
  it('shows calls, why a plan is made anew, and the answer', async () => {
    const shown = await show(
      ['Thought: loud enough\n1. set_volume(4, "ring")\n2. make_phone_call("Nobody")\njoin()', 'Finish(Nobody is not there.)'],
      ['ring volume to four and call Nobody'],
    );
    expect(shown).toMatch(/^ {2}loud enough\n/u);
    expect(shown).toMatch(/set_volume +4 ring/u);
    expect(shown).toMatch(/again {2}planning anew, as make_phone_call did not succeed\n/u);
    expect(shown).toMatch(/ {2}Nobody is not there\.\n {2}1 call, .* the model asked 2 times, .*, mini\n$/u);
  });

  it('begins anew with each run', async () => {
    const shown = await show(
      ['1. set_volume(4, "ring")\nFinish(a)', '1. make_phone_call("Nobody")\nFinish(b)'],
      ['ring volume', 'call Nobody'],
    );
    expect(shown).not.toMatch(/ -\d/u);
    expect(shown).toMatch(/ {2}0 calls, [^\n]*\n$/u);
  });
});

describe('describeOrchestration', () => {
  it('says of a step what it is and why nothing came of it, and nothing where its calls say it', () => {
    const outcomes = [
      { status: 'succeeded' },
      { status: 'incomplete' },
      { status: 'abstained' },
      { status: 'unrouted' },
      { status: 'skipped', step: 1 },
    ] as const;
    expect(describeOrchestration({ ...place, type: 'step-start', step, agentId: 'mini' }, paint)).toEqual([
      String.raw`  step 2  text\u001b Priya`,
    ]);
    expect(outcomes.flatMap((outcome) => describeOrchestration({ ...place, type: 'step-end', step, outcome }, paint))).toEqual([
      String.raw`  step 2  text\u001b Priya: no call was found for it`,
      String.raw`  step 2  text\u001b Priya: nobody here has a tool for it`,
      String.raw`  step 2  text\u001b Priya: left out, as step 1 did not succeed`,
    ]);
  });

  it('says which limit was reached', () => {
    expect(describeOrchestration({ ...place, type: 'budget-exceeded', limit: 'calls', allowed: 64 }, paint)).toEqual([
      '  stopped  more than 64 calls',
    ]);
    expect(describeOrchestration({ ...place, type: 'budget-exceeded', limit: 'milliseconds', allowed: 2000 }, paint)).toEqual([
      '  stopped  it took longer than 2 s',
    ]);
  });
});

import { denyAll } from '@octoweave/core';
import { implementAndroidPack, simulatedPhone } from '@octoweave/tools-android';
import { describe, expect, it } from 'vitest';
import { openScriptedModel, written } from '../__fixtures__/scripted-model.ts';
import { composeOrchestrator } from '../compose/compose-orchestrator.ts';
import { createPlanCollector, type PlanGraph } from './plan-graph.ts';

async function planOf(text: string): Promise<PlanGraph> {
  const device = simulatedPhone();
  const before = device.snapshot();
  const model = await openScriptedModel({ instruction: {}, answers: [written(`${text}<END_OF_PLAN>`)] });
  const packs = [{ implemented: implementAndroidPack({ device }) }];
  const composing = { packs, model, planner: 'compiler', approve: denyAll, journal: undefined, terminal: undefined } as const;
  const collector = createPlanCollector();
  for await (const event of (await composeOrchestrator(composing)).run('call Maria, or text her the weather', { isDryRun: true }))
    collector.note(event);
  expect(device.snapshot()).toEqual(before);
  return collector.graph();
}

describe('createPlanCollector', () => {
  it('has the calls of a plan with their values, and what each takes from which', async () => {
    const { calls, status } = await planOf('1. get_weather_forecast("Leeds", 3)\n2. send_text_message("Mom", $1)\njoin()');
    expect(calls).toMatchObject([
      { id: '1', toolId: 'android.get_weather_forecast', values: { days: 3 }, needs: [] },
      { id: '2', needs: [{ callId: '1' }], arguments: { message: { type: 'reference', callId: '1' } } },
    ]);
    expect(status).toBe('succeeded');
  });

  it('has what would be asked, and what could not be read', async () => {
    const { calls, warnings, status } = await planOf('1. make_phone_call("Maria")\n2. fly("home")\njoin()');
    expect(calls).toMatchObject([{ questions: [expect.stringContaining('Maria')] }]);
    expect(warnings).toHaveLength(1);
    expect(status).toBe('incomplete');
  });
});

import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { openHouseAgent } from '../agent/__fixtures__/house-agent.ts';
import { createRequestText } from '../call/request-text.ts';
import { succeededCall } from '../planner/__fixtures__/read-plan.ts';
import { runInHouse } from './__fixtures__/hear-run.ts';
import { createActionPlanner } from './create-action-planner.ts';

describe('createActionPlanner', () => {
  test('plans what its model answers, and is done with it', async () => {
    const { agent } = await openHouseAgent({ answer: `<nexa_1>('ann');<nexa_3>($1, 'hi')<nexa_end>` });
    const { log, story } = await runInHouse({ planner: createActionPlanner(agent) });
    expect(log).toEqual(['find_number {"name":"ann"}', 'send_text {"number":"number of ann","body":"hi"}']);
    expect(story.slice(-2)).toEqual(['round-end finish', 'run-end succeeded']);
  });

  test('abstains with its model', async () => {
    const { agent } = await openHouseAgent();
    expect((await runInHouse({ planner: createActionPlanner(agent) })).end?.status).toBe('abstained');
  });

  test('plans only with the tools on offer', async () => {
    const { agent } = await openHouseAgent({ answer: `<nexa_1>('ann')<nexa_end>` });
    const { story } = await runInHouse({ planner: createActionPlanner(agent), offerTools: () => [] });
    expect(story).toContain('parse-warning tool-unknown');
  });

  test('plans nothing more once it is told what came of its calls', async () => {
    const { agent, generating } = await openHouseAgent({ answer: `<nexa_1>('ann')<nexa_end>` });
    const plan = createActionPlanner(agent).plan({
      text: createRequestText('x'),
      tools: agent.tools,
      observations: [succeededCall('1', 'x')],
    });
    expect((await lastValueFrom(plan.pipe(toArray()))).map(({ type }) => type)).toEqual(['plan-start', 'plan-end']);
    expect(generating()).toBe(0);
  });
});

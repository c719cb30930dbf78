import { expect, test } from 'vitest';
import { verbatim } from '../call/tool-call.ts';
import { runInHouse } from './__fixtures__/hear-run.ts';
import { scriptedPlanner, scriptedSplitPlanner } from './__fixtures__/scripted-planner.ts';
import { scriptedStepAgent } from './__fixtures__/step-agents.ts';

const answers: Readonly<Record<string, string>> = {
  'light the hall': `<nexa_0>('hall', True)<nexa_end>`,
  'light the cellar': `<nexa_0>('cellar', True)<nexa_end>`,
  'light the attic': `<nexa_0>('attic', True)<nexa_end>`,
};

test('a step that has been carried out in an earlier round counts as carried out', async () => {
  const planner = scriptedSplitPlanner([
    'light the hall<nexa_split>light the cellar<nexa_end>',
    'light the hall<nexa_split>light the attic<nexa_end>',
  ]);
  const { log, end } = await runInHouse({
    planner,
    agents: [await scriptedStepAgent((step) => answers[step] ?? '<nexa_abstain><nexa_end>')],
  });
  expect(log).toEqual(['switch_lamp {"room":"hall","isOn":true}', 'switch_lamp {"room":"attic","isOn":true}']);
  expect(end?.status).toBe('succeeded');
});

test('a question that was not answered is not asked again because another was', async () => {
  const asked: string[][] = [];
  await runInHouse({
    planner: scriptedPlanner([`1. find_number(?)\n2. switch_lamp(?, True)\njoin()`]),
    ask: async ({ calls }) => {
      asked.push(calls.map(({ call }) => call.id));
      return new Map([['1', { name: verbatim('Ann') }]]);
    },
  });
  expect(asked).toEqual([['1', '2']]);
});

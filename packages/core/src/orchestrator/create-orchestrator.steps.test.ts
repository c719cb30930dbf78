import { from, throwError } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { ActionModel } from '../action/action-model.ts';
import { observingTokenProtocol } from '../action/action-protocol.ts';
import { literal } from '../call/tool-call.ts';
import { runInHouse } from './__fixtures__/hear-run.ts';
import { scriptedSplitPlanner, type ScriptedPlanner } from './__fixtures__/scripted-planner.ts';
import { scriptedStepAgent } from './__fixtures__/step-agents.ts';
import { dependWhereReferring } from './depend-on-steps.ts';
import type { StepAgent } from './step-agent.ts';

const answers: Readonly<Record<string, string>> = {
  'find ann': `<nexa_1>('ann')<nexa_end>`,
  'text her': `<nexa_3>(<nexa_1>('ann'), 'hi')<nexa_end>`,
  'light the hall': `<nexa_0>('hall', True)<nexa_end>`,
  'light the cellar': `<nexa_0>('cellar', True)<nexa_end>`,
  'light it all': `<nexa_0>('hall', True);<nexa_0>('attic', True)<nexa_end>`,
};
const answerOf = (step: string): string => answers[step] ?? '<nexa_abstain><nexa_end>';

const isCall = (line: string): boolean => /^(?:call|step)-/u.test(line);

describe('steps in words', () => {
  test('are carried out one after the other, with calls numbered on and what was found not looked up again', async () => {
    const planner = scriptedSplitPlanner(['find ann<nexa_split>text her<nexa_end>']);
    const { story, log, end } = await runInHouse({ planner, agents: [await scriptedStepAgent(answerOf)] });
    expect(story.filter(isCall)).toEqual([
      'step-planned 1',
      'step-start 1 house',
      'step-planned 2',
      'call-planned 1',
      'call-start 1',
      'call-end 1 succeeded',
      'step-end 1 succeeded',
      'step-start 2 house',
      'call-planned 2',
      'call-start 2',
      'call-end 2 succeeded',
      'step-end 2 succeeded',
    ]);
    expect(log.at(-1)).toBe('send_text {"number":"number of ann","body":"hi"}');
    expect(end).toMatchObject({ status: 'succeeded', figures: { generations: 3, rounds: 1 } });
    expect(planner.requests).toHaveLength(1);
  });

  test('are skipped where one they depend on did not succeed, and planned anew with what came of it', async () => {
    const planner = scriptedSplitPlanner(['light the cellar<nexa_split>text her<nexa_end>', 'light the hall<nexa_end>']);
    const { story, events, end } = await runInHouse({ planner, agents: [await scriptedStepAgent(answerOf)] });
    expect(story.filter(isCall)).toEqual([
      'step-planned 1',
      'step-start 1 house',
      'step-planned 2',
      'call-planned 1',
      'call-end 1 needs-input',
      'step-end 1 incomplete',
      'step-end 2 skipped',
      'step-planned 1',
      'step-start 1 house',
      'call-planned 2',
      'call-start 2',
      'call-end 2 succeeded',
      'step-end 1 succeeded',
    ]);
    expect(events.find((event) => event.type === 'step-end' && event.outcome.status === 'skipped')).toMatchObject({ outcome: { step: 1 } });
    expect(planner.requests[1]?.observations).toMatchObject([{ call: { id: '1' }, outcome: { status: 'needs-input' } }]);
    expect(end?.status).toBe('succeeded');
  });

  test('begin at once where they depend on nothing, each with the agent that has its tools', async () => {
    const lamps = await scriptedStepAgent(() => answerOf('light the hall'), { id: 'lamps', toolNames: ['switch_lamp'] });
    const people = await scriptedStepAgent(() => answerOf('find ann'), { id: 'people', toolNames: ['find_number', 'send_text'] });
    const { story } = await runInHouse({
      planner: scriptedSplitPlanner(['light the hall lamp<nexa_split>find a number for ann<nexa_end>']),
      agents: [lamps, people],
      dependOn: dependWhereReferring,
    });
    expect(story.indexOf('step-start 2 people')).toBeLessThan(story.indexOf('step-end 1 succeeded'));
    expect(story).toContain('step-start 1 lamps');
    expect(story.at(-1)).toBe('run-end succeeded');
  });

  test('offer the agent only the tools that the route names', async () => {
    const agent = await scriptedStepAgent(answerOf);
    await runInHouse({
      planner: scriptedSplitPlanner(['find ann<nexa_end>']),
      agents: [agent],
      route: async (_, [first]) => first && { agent: first, offered: new Set(['house.find_number'] as const) },
    });
    expect([...(agent.requests[0]?.offered ?? [])]).toEqual(['house.find_number']);
  });

  test('refer to what an earlier one found, by value, where their model reads observations', async () => {
    const agent = await scriptedStepAgent((step) => (step === 'find ann' ? answerOf(step) : `<nexa_3>($1, 'hi')<nexa_end>`), {
      protocol: observingTokenProtocol,
    });
    const planner = scriptedSplitPlanner(['find ann<nexa_split>text the one that was found<nexa_end>']);
    const { log, events } = await runInHouse({ planner, agents: [agent] });
    expect(log.at(-1)).toBe('send_text {"number":"number of ann","body":"hi"}');
    const second = events.find((event) => event.type === 'call-planned' && event.call.id === '2');
    expect(second).toMatchObject({ call: { arguments: { number: literal('number of ann') } } });
  });

  test('go to the agent that has the tool which the first one names instead of calling', async () => {
    const naming = await scriptedStepAgent(() => '', { id: 'naming', toolNames: ['switch_lamp'] });
    const servedBy = 'house.find_number';
    const actionModel: ActionModel = {
      act: () =>
        from([
          { type: 'action-start', promptTokens: 1, cachedTokens: 0 },
          { type: 'abstained', servedBy },
          { type: 'parse-end', reason: 'end-token', callCount: 0 },
          { type: 'action-end', outputTokens: 1, text: '' },
        ] as const),
    };
    const people = await scriptedStepAgent(answerOf, { id: 'people', toolNames: ['find_number'] });
    const { story, log } = await runInHouse({
      planner: scriptedSplitPlanner(['find ann<nexa_end>']),
      agents: [{ ...naming, actionModel }, people],
      route: (_, [first]) => first && { agent: first },
    });
    expect(story.filter((line) => line.startsWith('step-'))).toEqual([
      'step-planned 1',
      'step-start 1 naming',
      'step-start 1 people',
      'step-end 1 succeeded',
    ]);
    expect(log).toEqual(['find_number {"name":"ann"}']);
  });

  test('abstain as a whole where no agent has a tool for any', async () => {
    const planner = (): ScriptedPlanner => scriptedSplitPlanner(['fly<nexa_end>']);
    const nobody = await runInHouse({ planner: planner() });
    expect(nobody.story).toContain('step-end 1 unrouted');
    const unable = await runInHouse({ planner: planner(), agents: [await scriptedStepAgent(answerOf)] });
    expect(unable.story).toContain('step-end 1 abstained');
    expect([nobody.end?.status, unable.end?.status]).toEqual(['abstained', 'abstained']);
  });

  test('are incomplete where one was dropped from the plan', async () => {
    const many = Array.from({ length: 6 }, (_, index) => `light the hall ${'again '.repeat(index)}`).join('<nexa_split>');
    const { end, story } = await runInHouse({
      planner: scriptedSplitPlanner([`${many}<nexa_end>`]),
      agents: [await scriptedStepAgent(answerOf)],
      maximumReplans: 0,
    });
    expect(story).toContain('parse-warning step-extra');
    expect(end?.status).toBe('incomplete');
  });

  test('ask what they need to know before the next one begins', async () => {
    const { story, log } = await runInHouse({
      planner: scriptedSplitPlanner(['light the cellar<nexa_split>find ann<nexa_end>']),
      agents: [await scriptedStepAgent(answerOf)],
      ask: async ({ calls }) => new Map(calls.map(({ call }) => [call.id, { room: { type: 'literal', value: 'attic' } as const }])),
    });
    expect(log).toEqual(['switch_lamp {"room":"attic","isOn":true}', 'find_number {"name":"ann"}']);
    expect(story.at(-1)).toBe('run-end succeeded');
  });

  test('fail the run where a route fails, after every step has ended', async () => {
    const { errors, story } = await runInHouse({
      planner: scriptedSplitPlanner(['find ann<nexa_split>text her<nexa_end>']),
      agents: [await scriptedStepAgent(answerOf)],
      route: () => {
        throw new Error('no map');
      },
    });
    expect(errors).toEqual([expect.objectContaining({ message: 'no map' })]);
    expect(story.slice(-3)).toEqual(['step-planned 1', 'step-end 1 cancelled', 'round-end stopped']);
  });

  test('fail the run where a model fails, after every step has ended', async () => {
    const gone: StepAgent = { id: 'gone', tools: [], actionModel: { act: () => throwError(() => new Error('the model is gone')) } };
    const planner = scriptedSplitPlanner(['find ann<nexa_split>text her<nexa_end>'], { tokenMs: 0 });
    const { errors, story } = await runInHouse({ planner, agents: [gone] });
    expect(errors).toEqual([expect.objectContaining({ message: 'the model is gone' })]);
    expect(story.slice(-2)).toEqual(['step-end 1 cancelled', 'round-end stopped']);
  });
});

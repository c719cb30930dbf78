import { describe, expect, test } from 'vitest';
import { createHouse } from '../agent/__fixtures__/house.ts';
import { literal, verbatim } from '../call/tool-call.ts';
import type { AskPerson } from './ask-person.ts';
import { hearRun, runInHouse } from './__fixtures__/hear-run.ts';
import { scriptedPlanner } from './__fixtures__/scripted-planner.ts';
import { createConversation } from './conversation.ts';
import { createOrchestrator } from './create-orchestrator.ts';

const textSomebody = `1. find_number(?)\n2. send_text($1, 'hi')\n3. switch_lamp('hall', True)\njoin()`;

describe('ask', () => {
  const answerAnn: AskPerson = async () => new Map([['1', { name: verbatim('Ann') }]]);

  test('gets the questions of a plan once it has ended, and the run goes on with the answers', async () => {
    const asked: string[] = [];
    const { story, log, end } = await runInHouse({
      planner: scriptedPlanner([textSomebody]),
      ask: async (request, options) => {
        asked.push(
          ...request.calls
            .flatMap(({ outcome }) => (outcome.status === 'needs-input' ? outcome.missing : []))
            .map(({ parameter }) => parameter),
        );
        return answerAnn(request, options);
      },
    });
    expect(asked).toEqual(['name']);
    expect(story.slice(story.indexOf('question-request'), story.indexOf('round-end join'))).toEqual([
      'question-request',
      'question-end',
      'call-planned 1',
      'call-start 1',
      'call-planned 2',
      'call-end 1 succeeded',
      'call-start 2',
      'call-end 2 succeeded',
    ]);
    expect(log).toEqual([
      'switch_lamp {"room":"hall","isOn":true}',
      'find_number {"name":"Ann"}',
      'send_text {"number":"number of Ann","body":"hi"}',
    ]);
    expect(end).toMatchObject({ status: 'succeeded', outcomes: [1, 2, 3].map(() => ({ status: 'succeeded' })) });
  });

  test('gives a call that is planned again a span of its own', async () => {
    const { events } = await runInHouse({ planner: scriptedPlanner([textSomebody]), ask: answerAnn });
    const spans = events.flatMap((event) => (event.type === 'call-planned' && event.call.id === '1' ? [event.spanId] : []));
    expect(spans).toEqual(['run/round-1/call-1', 'run/round-1/call-1-again-1']);
  });

  test.each<[string, AskPerson]>([
    ['does not answer', async () => new Map()],
    ['answers nothing of it', async () => new Map([['1', {}]])],
    ['cannot be asked', () => Promise.reject(new Error('gone'))],
  ])('leaves a call as it ended where the person %s', async (_, ask) => {
    const { end, story } = await runInHouse({ planner: scriptedPlanner([textSomebody]), ask, maximumReplans: 0 });
    expect(story.filter((line) => line === 'question-end')).toHaveLength(1);
    expect(end).toMatchObject({
      status: 'incomplete',
      outcomes: [{ status: 'needs-input' }, { status: 'skipped' }, { status: 'succeeded' }],
    });
  });

  test('is asked again where the answer is no value, and not for ever', async () => {
    let questions = 0;
    const planner = scriptedPlanner([`1. switch_lamp(?, True)\njoin()`]);
    const { end } = await runInHouse({
      planner,
      maximumReplans: 0,
      ask: async () => {
        questions += 1;
        return new Map([['1', { room: verbatim('cellar') }]]);
      },
    });
    expect([questions, end?.status]).toEqual([5, 'incomplete']);
  });

  test('is not asked in a dry run', async () => {
    const { story } = await runInHouse({ planner: scriptedPlanner([textSomebody]), ask: answerAnn, isDryRun: true });
    expect(story).not.toContain('question-request');
  });

  test('is told where the run is stopped meanwhile, which ends without an answer', async () => {
    let isTold = false;
    const { story } = await runInHouse({
      planner: scriptedPlanner([textSomebody]),
      ask: (_, { signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            isTold = true;
          });
        }),
      onEvent: (run, _, event) => event.type === 'question-request' && queueMicrotask(run.cancel),
    });
    expect(story.slice(-3)).toEqual(['question-end', 'round-end join', 'run-end cancelled']);
    expect(isTold).toBe(true);
  });
});

describe('conversation', () => {
  test('reaches the planner with what was called before, turn after turn', async () => {
    const house = createHouse();
    const planner = scriptedPlanner([`1. find_number('ann')\nFinish(Found her)`, `1. find_number('priya')\njoin()`]);
    const orchestrator = createOrchestrator({ planner, packs: [house.pack], asksForAnswer: false });
    const conversation = createConversation();
    await hearRun(orchestrator.run('find ann', { conversation }));
    await hearRun(orchestrator.run('priya too', { conversation }));
    await hearRun(orchestrator.run('a stranger'));
    expect(planner.requests.map((request) => request.conversation?.map(({ said }) => said))).toEqual([[], ['find ann'], []]);
    expect(conversation.turns).toMatchObject([
      {
        said: 'find ann',
        answer: 'Found her',
        calls: [{ call: { arguments: { name: literal('ann') } }, outcome: { value: 'number of ann' } }],
      },
      { said: 'priya too', answer: undefined, calls: [{ outcome: { status: 'succeeded' } }] },
    ]);
  });

  test('is not added to by a dry run', async () => {
    const conversation = createConversation();
    await runInHouse({ planner: scriptedPlanner([textSomebody]), conversation, isDryRun: true });
    expect(conversation.turns).toEqual([]);
  });

  test('forgets the oldest turn where there are too many', () => {
    const conversation = createConversation({ maximumTurns: 2, turns: [{ said: 'one' }, { said: 'two' }] });
    conversation.add({ said: 'three' });
    expect(conversation.turns.map(({ said }) => said)).toEqual(['two', 'three']);
  });
});

describe('twenty runs of one orchestrator', () => {
  test('keep their plans, observations and conversations apart', async () => {
    const house = createHouse();
    const planner = scriptedPlanner(({ text, observations = [] }) =>
      observations.length === 0
        ? `1. find_number('${text.original}')\njoin()`
        : `2. send_text($1, '${text.original}')\nFinish(${text.original})`,
    );
    const orchestrator = createOrchestrator({ planner, packs: [house.pack] });
    const people = Array.from({ length: 20 }, (_, index) => `ann${index}`);
    const conversations = people.map(() => createConversation());
    const runs = await Promise.all(people.map((name, index) => hearRun(orchestrator.run(name, { conversation: conversations[index] }))));
    for (const [index, { events, end }] of runs.entries()) {
      const name = people[index];
      const values = events.flatMap((event) => (event.type === 'call-start' ? [event.resolved.arguments] : []));
      expect(values).toEqual([{ name }, { number: `number of ${name}`, body: name }]);
      expect(end).toMatchObject({ status: 'succeeded', answer: name });
      expect(conversations[index]?.turns).toMatchObject([{ said: name, calls: [{}, {}], answer: name }]);
    }
    expect(new Set(runs.map(({ events }) => events[0]?.runId)).size).toBe(20);
    expect(house.log).toHaveLength(40);
  });
});

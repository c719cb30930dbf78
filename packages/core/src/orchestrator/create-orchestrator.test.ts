import { describe, expect, test } from 'vitest';
import { createHouse } from '../agent/__fixtures__/house.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { runInHouse, type RunInHouseOptions } from './__fixtures__/hear-run.ts';
import { scriptedPlanner, type PlanScript } from './__fixtures__/scripted-planner.ts';

const findAndText = `1. find_number('ann')\n2. send_text($1, 'hi')\njoin()`;
const approve: RunInHouseOptions['approve'] = async ({ digest }) => ({ type: 'approve', digest, by: 'person' });

const runPlans = (plans: readonly string[] | PlanScript, options: Omit<RunInHouseOptions, 'planner'> = {}) => {
  const planner = scriptedPlanner(plans);
  return runInHouse({ ...options, planner }).then((heard) => ({ ...heard, asked: planner.requests }));
};

describe('run', () => {
  test('carries out a plan of calls and asks the planner again for an answer', async () => {
    const { story, log, end, asked } = await runPlans([findAndText, `Finish(Ann has been told)`]);
    expect(story).toEqual([
      'run-start',
      'round-start request',
      'generation-start',
      'call-planned 1',
      'call-start 1',
      'call-planned 2',
      'generation-end',
      'call-end 1 succeeded',
      'call-start 2',
      'call-end 2 succeeded',
      'round-end join',
      'round-start join',
      'generation-start',
      'generation-end',
      'round-end finish',
      'answer Ann has been told',
      'run-end succeeded',
    ]);
    expect(log).toEqual(['find_number {"name":"ann"}', 'send_text {"number":"number of ann","body":"hi"}']);
    expect(end).toMatchObject({ answer: 'Ann has been told', figures: { rounds: 2, generations: 2, promptTokens: 20, cachedTokens: 8 } });
    expect(asked.map(({ observations }) => observations?.length)).toEqual([0, 2]);
  });

  test('asks nobody again for an answer where none is wanted', async () => {
    const { asked, end } = await runPlans([findAndText], { asksForAnswer: false });
    expect([asked.length, end?.status]).toEqual([1, 'succeeded']);
  });

  test('goes on with what came of the first plan, as a value', async () => {
    const { log, end } = await runPlans([`1. find_number('ann')\njoin()`, `2. send_text($1, 'hi')\njoin()`]);
    expect(log.at(-1)).toBe('send_text {"number":"number of ann","body":"hi"}');
    expect(end).toMatchObject({ status: 'succeeded', outcomes: [{ status: 'succeeded' }, { status: 'succeeded' }] });
  });

  test('is answered where the planner called nothing and said something, and abstained where it said nothing', async () => {
    expect((await runPlans(['Finish(I am fine)'])).end).toMatchObject({ status: 'answered', answer: 'I am fine', outcomes: [] });
    expect((await runPlans(['join()'])).end).toMatchObject({ status: 'abstained', answer: undefined });
  });

  test('tells thoughts and what could not be read, and is incomplete where a call could not', async () => {
    const { story, events, end } = await runPlans([`Thought: Ann first\n1. find_number(ann)\njoin()`]);
    expect(story).toEqual(expect.arrayContaining(['thought', 'parse-warning call-malformed']));
    expect(events.find(({ type }) => type === 'thought')).toMatchObject({ text: 'Ann first' });
    expect(end?.status).toBe('incomplete');
  });

  test('refuses an empty query through the Observable, and plans nothing', async () => {
    const { errors, events, asked } = await runPlans([findAndText], { query: ' ' });
    expect([errors, events, asked]).toEqual([[expect.objectContaining({ code: 'query-empty' })], [], []]);
  });

  test('runs nothing in a dry run, and plans once', async () => {
    const { log, end, asked, story } = await runPlans([`1. switch_lamp('hall', True)\njoin()`], { isDryRun: true });
    expect([log, end?.status, asked.length]).toEqual([[], 'succeeded', 1]);
    expect(story).toContain('call-end 1 skipped');
  });

  test('offers the planner the tools that are chosen for the request', async () => {
    const { asked } = await runPlans(['join()'], {
      offerTools: async ({ original }, tools) => tools.filter(({ toolId }) => original.includes(toolId.replace('house.', ''))),
      query: 'please send_text',
    });
    expect(asked[0]?.tools.map(({ toolId }) => toolId)).toEqual(['house.send_text']);
  });

  test('keeps an answer back that was written before its calls fell short', async () => {
    const { end, story } = await runPlans([`1. switch_lamp('cellar', True)\nFinish(It is on)`], { maximumReplans: 0 });
    expect(end).toMatchObject({ status: 'incomplete', answer: undefined });
    expect(story).not.toContain('answer It is on');
    expect((await runPlans([`1. switch_lamp('hall', True)\nFinish(It is on)`])).end).toMatchObject({
      status: 'succeeded',
      answer: 'It is on',
    });
  });
});

describe('journal', () => {
  test('holds one run, whatever the number of plans, and ends before run-end', async () => {
    const entries: JournalEntry[] = [];
    await runPlans([`1. switch_lamp('cellar', True)\njoin()`, `2. switch_lamp('hall', True)\njoin()`, 'Finish(on)'], {
      journal: { append: async (entry) => void entries.push(entry) },
      newRunId: () => 'r',
    });
    expect(entries).toMatchObject([
      { type: 'run-started', runId: 'r', request: { type: 'query', query: 'do it' } },
      { type: 'call-started', callId: '2' },
      { type: 'call-ended', callId: '2', outcome: { status: 'succeeded' } },
      { type: 'run-ended', status: 'succeeded' },
    ]);
  });

  test('that does not keep the end is told of', async () => {
    const append = async ({ type }: JournalEntry): Promise<void> => {
      if (type === 'run-ended') throw new Error('the disk is full');
    };
    const { story } = await runPlans([findAndText, 'join()'], { journal: { append } });
    expect(story.slice(-2)).toEqual(['journal-warning', 'run-end succeeded']);
  });
});

describe('replanning', () => {
  const failing = () => {
    let attempts = 0;
    return createHouse({
      work: async (name) => {
        attempts += 1;
        if (name === 'switch_lamp' && attempts === 1) throw new Error('the bulb is dead');
      },
    });
  };

  test('asks again with what failed and why, and judges by the plan that made up for it', async () => {
    const { story, events, end, asked } = await runPlans(
      [`1. switch_lamp('hall', True)\njoin()`, `2. switch_lamp('attic', True)\njoin()`],
      {
        house: failing(),
        maximumReplans: 1,
      },
    );
    expect(story.filter((line) => /^(?:call-end|round-start|run-end)/u.test(line))).toEqual([
      'round-start request',
      'call-end 1 failed',
      'round-start replan',
      'call-end 2 succeeded',
      'run-end succeeded',
    ]);
    expect(asked[1]?.observations).toMatchObject([{ outcome: { status: 'failed', message: expect.stringContaining('the bulb is dead') } }]);
    expect(events.find((event) => event.type === 'round-start' && event.cause.type === 'replan')).toMatchObject({
      cause: { shortfalls: [{ call: { id: '1' }, outcome: { status: 'failed' } }] },
    });
    expect(end?.outcomes.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  });

  test('happens at most twice', async () => {
    const { asked, end } = await runPlans((_, askedBefore) => `${askedBefore + 1}. switch_lamp('cellar', True)\njoin()`);
    expect([asked.length, end?.status, end?.outcomes.length]).toEqual([3, 'incomplete', 3]);
  });

  test('happens where the planner wants it, for the reason it gives', async () => {
    const { events, end } = await runPlans([`1. find_number('ann')\nReplan(now text her)`, `2. send_text($1, 'hi')\njoin()`]);
    expect(events.find((event) => event.type === 'round-start' && event.cause.type === 'replan')).toMatchObject({
      cause: { reason: 'now text her', shortfalls: [] },
    });
    expect(end?.status).toBe('succeeded');
  });

  test('is not done where there is nothing new to tell the planner', async () => {
    const { asked } = await runPlans(['Replan(what was that)', findAndText]);
    expect(asked).toHaveLength(1);
  });

  test('skips what needs a call that failed, and never feeds it', async () => {
    const house = createHouse({ work: async (name) => (name === 'find_number' ? Promise.reject(new Error('no signal')) : undefined) });
    const { story, log } = await runPlans([findAndText], { house, maximumReplans: 0 });
    expect(story).toEqual(expect.arrayContaining(['call-end 1 failed', 'call-end 2 skipped']));
    expect(log.filter((line) => line.startsWith('send_text'))).toEqual([]);
  });

  test('does not do again what has been done, however often it is planned', async () => {
    const { log, story } = await runPlans([
      `1. send_text('5', 'hi')\n2. switch_lamp('cellar', True)\njoin()`,
      `1. send_text('5', 'hi')\n2. switch_lamp('hall', True)\njoin()`,
    ]);
    expect(log).toEqual(['send_text {"number":"5","body":"hi"}', 'switch_lamp {"room":"hall","isOn":true}']);
    expect(story).toContain('parse-warning call-repeated');
  });
});

describe('approve', () => {
  const unlock = `1. unlock_door('front')\njoin()`;

  test('is asked for, and a denial ends the planning', async () => {
    const { story, log, asked } = await runPlans([unlock, `2. unlock_door('back')\njoin()`], {
      approve: async () => ({ type: 'deny', message: 'Not at night.' }),
    });
    expect(story.slice(-4)).toEqual(['approval-end 1', 'call-end 1 denied', 'round-end join', 'run-end incomplete']);
    expect([log, asked.length]).toEqual([[], 1]);
  });

  test('is asked once for the same within a request', async () => {
    let questions = 0;
    const { end } = await runPlans([`1. unlock_door('front')\n2. unlock_door('front')\njoin()`], {
      approve: async () => {
        questions += 1;
        return { type: 'deny', message: 'No.' };
      },
    });
    expect([questions, end?.outcomes.map(({ status }) => status)]).toEqual([1, ['denied', 'denied']]);
  });

  test('lets an approved call run', async () => {
    expect((await runPlans([unlock], { approve })).log).toEqual(['unlock_door {"door":"front"}']);
  });
});

import * as fc from 'fast-check';
import { take } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { Approve } from '../scheduler/approval.ts';
import { describeAgentEvent, hear, openHouseAgent, type HeardRun, type HouseAgent } from './__fixtures__/house-agent.ts';
import { createHouse, turn } from './__fixtures__/house.ts';

const answer = `<nexa_1>('ann');<nexa_3>($1, 'hi');<nexa_2>('front');<nexa_0>('cellar', True);<nexa_0>('hall', True);<nexa_9>();<nexa_0>('attic', True)<nexa_end>`;
const approve: Approve = async ({ digest }) => ({ type: 'approve', digest, by: 'person' });
const open = (): Promise<HouseAgent> => openHouseAgent({ answer, approve });
const storyOf = ({ events }: HeardRun): readonly string[] => events.map(describeAgentEvent);
const forever = (): Promise<void> => new Promise(() => undefined);

const wholeStory = storyOf(await hear((await open()).agent.run('do it').events));

/** Every call that was planned has ended once, and nothing was heard of any other. */
function expectEveryCallEnded(run: HeardRun): void {
  const idsOf = (type: string): readonly string[] =>
    run.events.flatMap((event) => (event.type === type && 'call' in event ? [event.call.id] : [])).toSorted();
  expect(idsOf('call-end')).toEqual(idsOf('call-planned'));
}

describe('cancel', () => {
  test('ends a run in order after the n-th event, for every n, inside next or after it', async () => {
    const arbitraryMoment = fc.record({ count: fc.integer({ min: 1, max: wholeStory.length }), isWithin: fc.boolean() });
    const moments = wholeStory.flatMap((_, index) =>
      [true, false].map((isWithin): [{ count: number; isWithin: boolean }] => [{ count: index + 1, isWithin }]),
    );
    const { agent, house, generating } = await open();
    await fc.assert(
      fc.asyncProperty(arbitraryMoment, async ({ count, isWithin }) => {
        const run = agent.run('do it');
        const heard = await hear(run.events, (reached) => {
          if (reached !== count) return;
          if (isWithin) run.cancel();
          else queueMicrotask(run.cancel);
        });
        expect([heard.isComplete, heard.errors]).toEqual([true, []]);
        expectEveryCallEnded(heard);
        const ends = heard.events.filter(({ type }) => type === 'run-end');
        expect([ends.length, heard.events.at(-1)]).toEqual([1, ends[0]]);
        if (isWithin && count < wholeStory.length) expect(storyOf(heard).at(-1)).toBe('run-end cancelled');
        expect([house.running(), generating()]).toEqual([0, 0]);
      }),
      { examples: moments, numRuns: moments.length },
    );
  });

  test('says of a call that ran that its effect is not known, and of one that did not that it was never tried', async () => {
    const house = createHouse({ work: forever });
    const { agent } = await openHouseAgent({ house, answer: `<nexa_1>('ann');<nexa_3>($1, 'hi')<nexa_end>` });
    const run = agent.run('do it');
    const { events } = await hear(run.events, (_, { type }) => type === 'generation-end' && run.cancel());
    expect(events.at(-1)).toMatchObject({
      status: 'cancelled',
      outcomes: [
        { status: 'failed', code: 'cancelled' },
        { status: 'skipped', reason: { type: 'cancelled' } },
      ],
    });
    expect([house.log.length, house.running()]).toEqual([1, 0]);
  });

  test('keeps a run from beginning that has not begun', async () => {
    const { agent, house, generating } = await open();
    const run = agent.run('do it');
    run.cancel();
    expect(storyOf(await hear(run.events))).toEqual(['run-start', 'run-end cancelled']);
    expect([house.log, generating()]).toEqual([[], 0]);
  });

  test('can be said again, and after the end, without effect', async () => {
    const { agent } = await open();
    const run = agent.run('do it');
    const heard = await hear(run.events, () => run.cancel());
    run.cancel();
    expect(storyOf(heard)).toEqual(['run-start', 'run-end cancelled']);
  });

  test('stops one run and no other', async () => {
    const { agent } = await open();
    const [stopped, other] = [agent.run('do it'), agent.run('do it')];
    const [, heard] = await Promise.all([hear(stopped.events, (count) => count === 4 && stopped.cancel()), hear(other.events)]);
    expect(storyOf(heard).at(-1)).toBe('run-end incomplete');
  });
});

describe('unsubscribing', () => {
  test('stops the generation and the tools after the n-th event, for every n, and nothing more is heard', async () => {
    const { agent, house, generating } = await open();
    for (const [index] of wholeStory.entries()) {
      const heard = await hear(agent.run('do it').events.pipe(take(index + 1)));
      const started = house.log.length;
      await turn();
      expect([heard.events.length, house.running(), generating(), house.log.length - started]).toEqual([index + 1, 0, 0, 0]);
    }
  });

  test('aborts a tool that would run forever', async () => {
    const house = createHouse({ work: forever });
    const { agent } = await openHouseAgent({ house, answer });
    const subscription = agent.run('do it').events.subscribe();
    while (house.running() === 0) await turn();
    subscription.unsubscribe();
    await turn();
    expect(house.running()).toBe(0);
  });

  test('lets another run have the resource', async () => {
    let isStuck = true;
    const house = createHouse({ work: () => (isStuck ? forever() : turn()) });
    const { agent } = await openHouseAgent({ house, answer: `<nexa_0>('hall', True)<nexa_end>` });
    const stuck = agent.run('do it').events.subscribe();
    while (house.running() === 0) await turn();
    isStuck = false;
    const other = hear(agent.run('do it').events);
    for (let turns = 0; turns < 10; turns += 1) await turn();
    expect(house.log).toHaveLength(1);
    stuck.unsubscribe();
    expect(storyOf(await other).at(-1)).toBe('run-end succeeded');
  });
});

describe('async iteration', () => {
  test('gives the events that a subscriber gets', async () => {
    const { agent } = await open();
    const story: string[] = [];
    for await (const event of agent.run('do it')) story.push(describeAgentEvent(event));
    expect(story).toEqual(wholeStory);
  });

  test('stops the run when the loop is left', async () => {
    const { agent, house, generating } = await open();
    for await (const event of agent.run('do it')) if (event.type === 'call-start') break;
    const started = house.log.length;
    await turn();
    await turn();
    expect([house.running(), generating(), house.log.length]).toEqual([0, 0, started]);
  });
});

describe('errors of the session', () => {
  test('reach the subscriber once, after a call-end for every planned call', async () => {
    const house = createHouse({ work: forever });
    const { agent } = await openHouseAgent({ house, answer: `<nexa_1>('ann');<nexa_3>($1, 'hi');<nexa_0>('hall', True)<nexa_end>` });
    const heard = await hear(agent.run('do it').events, (_, event) => {
      if (event.type === 'call-planned' && event.call.id === '2') void agent.dispose();
    });
    expect([heard.isComplete, heard.errors]).toEqual([false, [expect.objectContaining({ code: 'session-disposed' })]]);
    expectEveryCallEnded(heard);
    expect(storyOf(heard).slice(-2)).toEqual(['call-end 1 failed', 'call-end 2 skipped']);
    expect(house.running()).toBe(0);
  });

  test('reach who iterates, once', async () => {
    const { agent } = await open();
    await agent.dispose();
    const iterator = agent.run('do it')[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toMatchObject({ type: 'run-start' });
    await expect(iterator.next()).rejects.toMatchObject({ code: 'session-disposed' });
    expect((await iterator.next()).done).toBe(true);
  });

  test('of a query too long for the context are said by the run', async () => {
    const { agent } = await open();
    const { errors } = await hear(agent.run('light '.repeat(1000)).events);
    expect(errors).toEqual([expect.objectContaining({ code: 'context-overflow' })]);
  });
});

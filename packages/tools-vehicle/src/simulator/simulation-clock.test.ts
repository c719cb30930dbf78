import { describe, expect, it } from 'vitest';
import { createScaledClock, createVirtualClock } from './simulation-clock.ts';

const sleep = (clock: { schedule(delayMs: number, wake: () => void): () => void }, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.schedule(delayMs, resolve);
  });

describe('createVirtualClock', () => {
  it('wakes in order of time, each at its own moment', async () => {
    const clock = createVirtualClock({ startMs: 100 });
    const woken: (readonly [string, number])[] = [];
    const note = (name: string, delayMs: number): Promise<unknown> => sleep(clock, delayMs).then(() => woken.push([name, clock.nowMs()]));
    await Promise.all([note('late', 50), note('early', 20), note('also early', 20)]);
    expect(woken).toEqual([
      ['early', 120],
      ['also early', 120],
      ['late', 150],
    ]);
  });

  it('waits for those it woke before it jumps on', async () => {
    const clock = createVirtualClock();
    const moments: number[] = [];
    const steps = async (): Promise<void> => {
      for (let step = 0; step < 3; step += 1) {
        await sleep(clock, 10);
        for (let hop = 0; hop < 50; hop += 1) await Promise.resolve();
        moments.push(clock.nowMs());
      }
    };
    await Promise.all([steps(), sleep(clock, 1000)]);
    expect(moments).toEqual([10, 20, 30]);
    expect(clock.nowMs()).toBe(1000);
  });

  it('wakes nobody who cancelled', async () => {
    const clock = createVirtualClock();
    let isWoken = false;
    clock.schedule(5, () => {
      isWoken = true;
    })();
    await sleep(clock, 10);
    expect(isWoken).toBe(false);
  });

  it('moves on by advance, waking on the way whoever is due', () => {
    const clock = createVirtualClock();
    const moments: number[] = [];
    for (const delayMs of [30, 10, 99]) clock.schedule(delayMs, () => moments.push(clock.nowMs()));
    clock.advance(50);
    expect(moments).toEqual([10, 30]);
    expect(clock.nowMs()).toBe(50);
  });
});

describe('createScaledClock', () => {
  it('runs timeScale times as fast as the real one', async () => {
    const clock = createScaledClock({ timeScale: 50 });
    const startMs = clock.nowMs();
    await sleep(clock, 500);
    expect(clock.nowMs() - startMs).toBeGreaterThan(450);
  });
});

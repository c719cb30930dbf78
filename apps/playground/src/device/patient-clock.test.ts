import { describe, expect, it } from 'vitest';
import { createPatientClock } from './patient-clock.ts';

/** Real time in the hands of a test; timers fire only when they are told to. */
function handTime(): {
  readonly now: () => number;
  pass(ms: number): void;
  readonly timers: (() => unknown)[];
  startTimer(_: number, wake: () => void): () => void;
} {
  let nowMs = 1000;
  const timers: (() => unknown)[] = [];
  return {
    now: () => nowMs,
    pass(ms) {
      nowMs += ms;
    },
    timers,
    startTimer(_, wake) {
      timers.push(wake);
      return () => void timers.splice(timers.indexOf(wake), 1);
    },
  };
}

describe('createPatientClock', () => {
  it('goes as many times faster as it is told', () => {
    const time = handTime();
    const clock = createPatientClock({ timeScale: 3, ...time });
    time.pass(100);
    expect(clock.nowMs()).toBe(300);
  });

  it('stands still at the time somebody is to be woken until they were and have had their turn, and goes on from there', () => {
    const time = handTime();
    const clock = createPatientClock({ timeScale: 2, ...time });
    const woken: number[] = [];
    clock.schedule(100, () => woken.push(clock.nowMs()));
    time.pass(400);
    expect(clock.nowMs()).toBe(100);
    time.timers[0]?.();
    expect(woken).toEqual([100]);
    time.pass(30);
    expect(clock.nowMs()).toBe(100);
    time.timers[1]?.();
    time.pass(10);
    expect(clock.nowMs()).toBe(120);
  });

  it('does not wait for whoever has cancelled', () => {
    const time = handTime();
    const clock = createPatientClock({ timeScale: 1, ...time });
    clock.schedule(50, () => undefined)();
    time.pass(200);
    expect(clock.nowMs()).toBe(200);
    expect(time.timers).toEqual([]);
  });
});

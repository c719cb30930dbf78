import type { SimulationClock } from '@octoweave/tools-vehicle';

/** How fast time goes, and where real time comes from. */
export interface CreatePatientClockOptions {
  /** How many times faster than real time. */
  readonly timeScale: number;
  /** Milliseconds of real time. @defaultValue `performance.now` */
  readonly now?: () => number;
  /** Calls back after so many milliseconds of real time, unless cancelled. @defaultValue `setTimeout` */
  readonly startTimer?: (delayMs: number, wake: () => unknown) => () => void;
}

interface Sleeper {
  readonly dueMs: number;
}

/**
 * The real clock, faster, that stands still until whoever is to be woken has been woken, and for the turn in which they act on it.
 *
 * - A sunroof that is to stop halfway is told so by a timer; on a busy page timers come late, and it would have gone past.
 */
export function createPatientClock({
  timeScale,
  now = () => performance.now(),
  startTimer = startTimeout,
}: CreatePatientClockOptions): SimulationClock {
  const startMs = now();
  const sleepers = new Set<Sleeper>();
  let stoodStillMs = 0;

  const nowMs = (): number => {
    const runMs = (now() - startMs) * timeScale - stoodStillMs;
    const dueMs = Math.min(...Array.from(sleepers, (sleeper) => sleeper.dueMs));
    if (runMs <= dueMs) return runMs;
    stoodStillMs += runMs - dueMs;
    return dueMs;
  };

  return {
    nowMs,
    schedule(delayMs, wake) {
      const sleeper = { dueMs: nowMs() + delayMs };
      sleepers.add(sleeper);
      const cancelTimer = startTimer(delayMs / timeScale, () => {
        nowMs();
        const turn = { dueMs: sleeper.dueMs };
        sleepers.add(turn);
        sleepers.delete(sleeper);
        startTimer(0, () => sleepers.delete(turn));
        wake();
      });
      return () => {
        sleepers.delete(sleeper);
        cancelTimer();
      };
    },
  };
}

function startTimeout(delayMs: number, wake: () => unknown): () => void {
  const timer = setTimeout(wake, delayMs);
  return () => clearTimeout(timer);
}

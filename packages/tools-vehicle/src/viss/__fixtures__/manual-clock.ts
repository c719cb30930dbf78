import type { SimulationClock } from '../../index.ts';

/** A clock whose sleepers are woken by hand. */
export interface ManualClock extends Pick<SimulationClock, 'schedule'> {
  /** What is being waited for, in milliseconds. */
  readonly sleeping: readonly number[];
  /** Wakes whoever sleeps for just that long. */
  wake(delayMs: number): void;
}

/** Nothing ever happens by itself. */
export function createManualClock(): ManualClock {
  const sleepers = new Set<{ readonly delayMs: number; readonly wake: () => void }>();
  return {
    get sleeping() {
      return [...sleepers].map(({ delayMs }) => delayMs);
    },
    schedule(delayMs, wake) {
      const sleeper = { delayMs, wake };
      sleepers.add(sleeper);
      return () => sleepers.delete(sleeper);
    },
    wake(delayMs) {
      for (const sleeper of [...sleepers].filter((one) => one.delayMs === delayMs)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
  };
}

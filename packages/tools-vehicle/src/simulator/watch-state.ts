import type { SignalOptions } from '../vehicle-port.ts';
import { msUntil } from './advance.ts';
import type { SimulationClock } from './simulation-clock.ts';
import type { VehicleState } from './vehicle-state.ts';

/** A car whose state changes with time and by writes. */
export interface WatchedState {
  readonly clock: SimulationClock;
  readonly snapshot: () => VehicleState;
  /** Called after every write. */
  readonly watchers: Set<() => void>;
}

/** What to wait for. */
export interface WatchStateOptions extends SignalOptions {
  readonly until: (state: VehicleState) => boolean;
  /** @defaultValue no limit */
  readonly timeoutMs?: number | undefined;
}

/**
 * Waits for a state, or gives undefined once the time is over.
 *
 * Looks ahead along the motions under way and sleeps exactly until then; a write in between makes it look again.
 */
export function watchState(
  { clock, snapshot, watchers }: WatchedState,
  { until, timeoutMs = Number.POSITIVE_INFINITY, signal }: WatchStateOptions,
): Promise<VehicleState | undefined> {
  return new Promise((resolve, reject) => {
    const deadlineMs = clock.nowMs() + timeoutMs;
    let cancelSleep: (() => void) | undefined;

    const end = (settle: () => void): void => {
      cancelSleep?.();
      watchers.delete(look);
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = (): void => end(() => reject(abortReason(signal)));
    const look = (): void => {
      cancelSleep?.();
      const state = snapshot();
      const leftMs = deadlineMs - clock.nowMs();
      if (until(state)) end(() => resolve(state));
      else if (leftMs <= 0) end(() => resolve(undefined));
      else {
        const waitMs = Math.min(leftMs, msUntil(state, until) ?? Number.POSITIVE_INFINITY);
        if (waitMs !== Number.POSITIVE_INFINITY) cancelSleep = clock.schedule(waitMs, look);
      }
    };

    signal?.addEventListener('abort', abort);
    watchers.add(look);
    look();
  });
}

/** React Native's signals carry no reason. */
export function abortReason(signal: AbortSignal | undefined): unknown {
  return signal?.reason ?? Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
}

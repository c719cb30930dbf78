/** Where a simulated car takes its time from. */
export interface SimulationClock {
  nowMs(): number;
  /** Calls back once the time has come, unless cancelled before. Never calls back synchronously. */
  schedule(delayMs: number, wake: () => void): () => void;
}

/** Time that moves only by calls. */
export interface VirtualClock extends SimulationClock {
  /** Moves on, waking on the way whoever is due, in order. */
  advance(elapsedMs: number): void;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/**
 * A clock that needs no real time.
 *
 * - Whoever waits is woken in order of time. Once all running code waits, the clock jumps to the next.
 * - A run is therefore instant, and the same every time.
 */
export function createVirtualClock({ startMs = 0 }: { readonly startMs?: number } = {}): VirtualClock {
  let nowMs = startMs;
  let sleepers: readonly Sleeper[] = [];
  let isJumpDue = false;

  const wakeNext = (limitMs: number): boolean => {
    const [next] = sleepers.toSorted((left, right) => left.dueMs - right.dueMs);
    if (next === undefined || next.dueMs > limitMs) return false;
    sleepers = sleepers.filter((sleeper) => sleeper !== next);
    nowMs = Math.max(nowMs, next.dueMs);
    next.wake();
    return true;
  };

  const scheduleJump = (): void => {
    if (isJumpDue || sleepers.length === 0) return;
    isJumpDue = true;
    // A macrotask: by then every promise that could go on has gone on and waits.
    setTimeout(() => {
      isJumpDue = false;
      wakeNext(Number.POSITIVE_INFINITY);
      scheduleJump();
    }, 0);
  };

  return {
    nowMs: () => nowMs,
    schedule(delayMs, wake) {
      const sleeper = { dueMs: nowMs + delayMs, wake };
      sleepers = [...sleepers, sleeper];
      scheduleJump();
      return () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
      };
    },
    advance(elapsedMs) {
      const limitMs = nowMs + elapsedMs;
      while (wakeNext(limitMs)) continue;
      nowMs = limitMs;
    },
  };
}

/** The real clock, `timeScale` times as fast. */
export function createScaledClock({ timeScale }: { readonly timeScale: number }): SimulationClock {
  const startMs = performance.now();
  return {
    nowMs: () => (performance.now() - startMs) * timeScale,
    schedule(delayMs, wake) {
      const timer = setTimeout(wake, delayMs / timeScale);
      return () => clearTimeout(timer);
    },
  };
}

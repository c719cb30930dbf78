/** Where simulated services take their time from; their wall clocks show UTC. */
export interface ServiceClock {
  nowMs(): number;
}

/** Time that moves only by calls. */
export interface SteppedClock extends ServiceClock {
  advance(elapsedMs: number): void;
}

/** Friday, 15 January 2027, noon. */
const defaultStartMs = Date.UTC(2027, 0, 15, 12);

/** A clock that stands still until it is moved on. */
export function createSteppedClock({ startMs = defaultStartMs }: { readonly startMs?: number } = {}): SteppedClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advance(elapsedMs) {
      nowMs += elapsedMs;
    },
  };
}

import type { DeviceChange, JsonValue } from '@octoweave/core';

/** A simulated device as the state it is. */
export interface SimulatedDevice {
  snapshot(): JsonValue;
  /** What differs from when it was opened; empty where nothing does. */
  changes(): readonly DeviceChange[];
  /** Goes back to what it was when it was opened. */
  reset(): void;
}

/** What simulators have in common. */
export interface Simulator<State> {
  snapshot(): State;
  restore(state: State): void;
  diff(before: State): readonly { readonly path: string; readonly from: unknown; readonly to: unknown }[];
}

/** A simulator seen from when it was opened. */
export function simulatedDevice<State>(simulator: Simulator<State>): SimulatedDevice {
  const initial = simulator.snapshot();
  return {
    // States of simulators are plain JSON.
    snapshot: () => simulator.snapshot() as JsonValue,
    changes: () => simulator.diff(initial) as readonly DeviceChange[],
    reset: () => simulator.restore(initial),
  };
}

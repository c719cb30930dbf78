import type { VehicleSignalValues } from '../signals/vehicle-signal.ts';
import { VehicleSignalError } from '../signals/vehicle-signal-error.ts';
import type { VehicleSignals } from '../vehicle-port.ts';
import { advance, msUntilRest } from './advance.ts';
import { applySet, replaceValues, type VehicleStateStep } from './apply-set.ts';
import { checkSignalPath, checkSignalValue } from './check-signal-value.ts';
import { diffVehicleStates, hashVehicleState, type VehicleStateDifference } from './compare-vehicle-states.ts';
import { simulatedGeocoder } from './simulated-geocoder.ts';
import { createScaledClock, createVirtualClock, type SimulationClock } from './simulation-clock.ts';
import { presetValues, type VehiclePreset } from './vehicle-preset.ts';
import type { VehicleState } from './vehicle-state.ts';
import { abortReason, watchState } from './watch-state.ts';

/** How a simulated car starts, and how its time goes. */
export interface SimulatedVehicleOptions {
  /** @defaultValue `parked` */
  readonly preset?: VehiclePreset | undefined;
  /** Values that differ from the preset's. */
  readonly state?: Partial<VehicleSignalValues> | undefined;
  /** How many times faster than real time the parts move. @defaultValue no real time at all: waiting for a part takes none */
  readonly timeScale?: number | undefined;
  /** Wins over `timeScale`. @defaultValue a virtual clock of its own */
  readonly clock?: SimulationClock | undefined;
}

/** A car that is nothing but its signals. */
export interface SimulatedVehicle extends VehicleSignals {
  readonly isSimulated: true;
  settle(): Promise<void>;
  /** The state at this moment; plain JSON that can be kept and sent. */
  snapshot(): VehicleState;
  /** Goes back to a snapshot, its motions included. */
  restore(state: VehicleState): void;
  /** Equal for equal states, whatever the time. */
  hash(): string;
  /** What differs from an earlier snapshot; empty where nothing does. */
  diff(before: VehicleState): readonly VehicleStateDifference[];
  /** Lets the world change leaves, sensors too: drive off, let it rain, put a hand on the window. */
  impose(values: Partial<VehicleSignalValues>): void;
}

/**
 * A car in the computer, with the manners of a VISS server and parts that take their time.
 *
 * @throws {VehicleSignalError} where `state` names an unknown leaf or a value it cannot hold.
 */
export function simulatedVehicle({
  preset = 'parked',
  state: initial = {},
  timeScale,
  clock: given,
}: SimulatedVehicleOptions = {}): SimulatedVehicle {
  checkValues(initial);
  const clock = given ?? (timeScale === undefined ? createVirtualClock() : createScaledClock({ timeScale }));
  const watchers = new Set<() => void>();
  let originMs = clock.nowMs();
  const base: VehicleState = { elapsedMs: 0, values: presetValues(preset), motions: {} };
  let state = replaceValues(base, initial).state;

  const snapshot = (): VehicleState => {
    const behindMs = clock.nowMs() - originMs - state.elapsedMs;
    if (behindMs > 0) state = advance(state, behindMs);
    return state;
  };
  const replace = (next: VehicleState): void => {
    state = next;
    // A copy: looking may end a watch and start another.
    for (const look of Array.from(watchers)) look();
  };
  const step = (apply: (state: VehicleState) => VehicleStateStep): void => replace(apply(snapshot()).state);
  const source = { snapshot, watchers, clock };

  return {
    isSimulated: true,
    geocoder: simulatedGeocoder,
    async get(paths, { signal } = {}) {
      rejectAborted(signal);
      for (const path of paths) checkSignalPath(path);
      const { values } = snapshot();
      return Object.fromEntries(paths.map((path) => [path, values[path]])) as Pick<VehicleSignalValues, (typeof paths)[number]>;
    },
    async set(path, value, { signal } = {}) {
      rejectAborted(signal);
      step((present) => applySet(present, path, value));
    },
    async watch(path, { until, timeoutMs, signal }) {
      rejectAborted(signal);
      checkSignalPath(path);
      const reached = await watchState(source, { until: ({ values }) => until(values[path]), timeoutMs, signal });
      if (reached) return reached.values[path];
      const message = `${path} did not get there within ${timeoutMs} ms.`;
      throw new VehicleSignalError({ code: 'timeout', path, message });
    },
    async settle() {
      await watchState(source, { until: (present) => msUntilRest(present) === 0 });
    },
    snapshot,
    restore(kept) {
      originMs = clock.nowMs() - kept.elapsedMs;
      replace(kept);
    },
    hash: () => hashVehicleState(snapshot()),
    diff: (before) => diffVehicleStates(before, snapshot()),
    impose(values) {
      checkValues(values);
      step((present) => replaceValues(present, values));
    },
  };
}

function checkValues(values: Partial<VehicleSignalValues>): void {
  for (const [path, value] of Object.entries(values)) {
    checkSignalPath(path);
    checkSignalValue(path, value);
  }
}

function rejectAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortReason(signal);
}

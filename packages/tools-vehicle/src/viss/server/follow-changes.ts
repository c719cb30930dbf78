import type { VehicleSignalPath, VehicleSignalValue } from '../../signals/vehicle-signal.ts';
import type { VehicleSignals } from '../../vehicle-port.ts';

/** What to follow, and until when. */
export interface FollowChangesOptions<Path extends VehicleSignalPath> {
  readonly path: Path;
  readonly signal: AbortSignal;
  /** Called with the present value and with every other one after it. */
  readonly onValue: (value: VehicleSignalValue<Path>) => void;
}

/** Follows a leaf by waiting for one change after the other. Ends only by a rejection: that of the signal or of the car. */
export async function followChanges<Path extends VehicleSignalPath>(
  device: VehicleSignals,
  { path, signal, onValue }: FollowChangesOptions<Path>,
): Promise<never> {
  let seen: string | undefined;
  for (;;) {
    const value = await device.watch(path, { until: (present) => JSON.stringify(present) !== seen, signal });
    if (signal.aborted) throw signal.reason;
    seen = JSON.stringify(value);
    onValue(value);
  }
}

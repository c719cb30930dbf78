import { ToolFailure } from '@octoweave/core';
import { isVehicleSignalError } from './signals/vehicle-signal-error.ts';
import type { VehicleSignalPath, VehicleSignalValue } from './signals/vehicle-signal.ts';
import type { SignalOptions, VehicleSignals } from './vehicle-port.ts';

/** What the car is doing: `parked` stands in P, `idling` stands in another gear, `moving` has a speed. */
export type DrivingState = 'parked' | 'idling' | 'moving';

const parkGear = 126;

/** Reads speed, park lock and gear. A car that tells neither park lock nor gear counts as not parked. */
export async function readDrivingState(device: VehicleSignals, options: SignalOptions = {}): Promise<DrivingState> {
  const { 'Vehicle.Speed': speed } = await device.get(['Vehicle.Speed'], options);
  if (speed !== 0) return 'moving';
  if (await readIfKnown(device, 'Vehicle.Powertrain.Transmission.IsParkLockEngaged', options)) return 'parked';
  return (await readIfKnown(device, 'Vehicle.Powertrain.Transmission.SelectedGear', options)) === parkGear ? 'parked' : 'idling';
}

/** What a tool needs the car to be doing. */
export interface RequireDrivingStateOptions extends SignalOptions {
  readonly allowed: readonly DrivingState[];
  /** What was asked for, as a sentence goes on after "cannot": `open the trunk`. */
  readonly deed: string;
}

/**
 * Lets a tool go on only in some driving states.
 *
 * @throws {ToolFailure} `driving-state-refused` in any other, before anything was written.
 */
export async function requireDrivingState(device: VehicleSignals, { allowed, deed, signal }: RequireDrivingStateOptions): Promise<void> {
  const drivingState = await readDrivingState(device, { signal });
  if (allowed.includes(drivingState)) return;
  throw new ToolFailure({
    code: 'driving-state-refused',
    message: `I cannot ${deed} while the car is ${drivingState}.`,
    advice: allowed.includes('idling') ? 'Stop the car first.' : 'Stop the car and put it in P first.',
  });
}

async function readIfKnown<Path extends VehicleSignalPath>(
  device: VehicleSignals,
  path: Path,
  options: SignalOptions,
): Promise<VehicleSignalValue<Path> | undefined> {
  try {
    return (await device.get([path], options))[path];
  } catch (error) {
    if (isVehicleSignalError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}

import type { DeviceChange } from '@octoweave/core';
import { type VehicleSignalPath, vehicleSignalPaths } from '../signals/vehicle-signal.ts';
import type { VehicleState } from './vehicle-state.ts';

/** One thing that differs between two states. */
export interface VehicleStateDifference {
  readonly path: VehicleSignalPath;
  readonly from: DeviceChange['from'];
  readonly to: DeviceChange['to'];
}

/** The leaves that hold, or are on their way to, other values; in the order of the signal table. */
export function diffVehicleStates(before: VehicleState, after: VehicleState): readonly VehicleStateDifference[] {
  return vehicleSignalPaths.flatMap((path) => {
    const [from, to] = [before.motions[path]?.target ?? before.values[path], after.motions[path]?.target ?? after.values[path]];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from, to }];
  });
}

const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/**
 * A fingerprint of what a car holds and where its parts are going (64-bit FNV-1a in hexadecimal; not for secrets).
 *
 * Time is left out: a car at rest has the same hash an hour later.
 */
export function hashVehicleState({ values, motions }: VehicleState): string {
  const text = JSON.stringify(vehicleSignalPaths.map((path) => [path, values[path], motions[path]?.target ?? null]));
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * prime);
  return hash.toString(16).padStart(16, '0');
}

import type { VehicleSignalPath, VehicleSignalValue } from '../signals/vehicle-signal.ts';
import { VehicleSignalError } from '../signals/vehicle-signal-error.ts';
import { parseVissData } from './viss-message.ts';
import { decodeSignalValue } from './viss-value.ts';

/**
 * Picks the value of a leaf out of what a server sent; undefined where it is not there, or has no value.
 *
 * @throws {VehicleSignalError} `unavailable` where it cannot be read as what the leaf is declared to hold.
 */
export function readSignal<Path extends VehicleSignalPath>(path: Path, data: unknown): VehicleSignalValue<Path> | undefined {
  const points = parseVissData(data);
  if (points === undefined) throw unreadable(path, data);
  const point = points.find((one) => one.path === path);
  if (point === undefined || point.value === null) return undefined;
  const value = decodeSignalValue(path, point.value);
  if (value === undefined) throw unreadable(path, point.value);
  return value;
}

const longestShown = 100;

function unreadable(path: string, received: unknown): VehicleSignalError {
  const shown = (JSON.stringify(received) ?? 'nothing').slice(0, longestShown);
  return new VehicleSignalError({ code: 'unavailable', path, message: `The car sent ${shown}, which is no value of ${path}.` });
}

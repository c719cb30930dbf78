import { isVehicleSignalPath, type SimulatedVehicleOptions, type VehiclePreset } from '@octoweave/tools-vehicle';
import { UsageError } from '../usage-error.ts';
import { readStateFile, type WrittenState } from './read-state-file.ts';

/** States of the simulated car by name. */
export const vehiclePresets: readonly VehiclePreset[] = ['parked', 'idling', 'moving'];

/**
 * What the simulated car starts as: a preset by name, or a JSON file of VSS signals and their values, laid over the parked car. Of a
 * snapshot the values count; its parts are at rest.
 *
 * @throws {UsageError} where it is neither.
 */
export async function readVehicleState(source: string): Promise<SimulatedVehicleOptions> {
  const preset = vehiclePresets.find((name) => name === source);
  if (preset) return { preset };
  const written = await readStateFile(source, { presets: vehiclePresets, example: '{"Vehicle.Speed": 30}' });
  const values = valuesOf(written);
  const unknown = Object.keys(values).filter((path) => !isVehicleSignalPath(path));
  if (unknown.length > 0) throw new UsageError(`${source} names signals the car does not have: ${unknown.join(', ')}.`);
  return { preset: 'parked', state: values };
}

function valuesOf(written: WrittenState): WrittenState {
  const { values } = written;
  return typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as WrittenState) : written;
}

import { readFile } from 'node:fs/promises';
import { isVehicleSignalPath, type SimulatedVehicleOptions, type VehiclePreset } from '@octoweave/tools-vehicle';
import { UsageError } from '../usage-error.ts';

const presets: readonly VehiclePreset[] = ['parked', 'idling', 'moving'];

/**
 * What the simulated car starts as: a preset by name, or a JSON file of VSS signals and their values, laid over the parked car.
 *
 * @throws {UsageError} where it is neither.
 */
export async function readVehicleState(source: string): Promise<SimulatedVehicleOptions> {
  const preset = presets.find((name) => name === source);
  if (preset) return { preset };
  const content = await readFile(source, 'utf8').catch(() => {
    throw new UsageError(`--state takes ${presets.join(', ')} or the path of a JSON file; "${source}" is neither.`);
  });
  const values = parseObject(content, source);
  const unknown = Object.keys(values).filter((path) => !isVehicleSignalPath(path));
  if (unknown.length > 0) throw new UsageError(`${source} names signals the car does not have: ${unknown.join(', ')}.`);
  return { preset: 'parked', state: values };
}

function parseObject(content: string, source: string): NonNullable<SimulatedVehicleOptions['state']> {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    throw new UsageError(`${source} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  throw new UsageError(`${source} must hold one object of signals and values, such as {"Vehicle.Speed": 30}.`);
}

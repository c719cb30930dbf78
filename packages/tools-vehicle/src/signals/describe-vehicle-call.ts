import { ToolFailure, ToolNeedsInput } from '@octoweave/core';
import { simulatedVehicle } from '../simulator/simulated-vehicle.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import type { VehicleToolOptions } from '../vehicle-tool.ts';
import { vehicleTools } from '../vehicle-tools.ts';
import { isVehicleSignalError, type VehicleSignalError } from './vehicle-signal-error.ts';
import { signalUnit, type VehicleSignalPath, vehicleSignalPaths, type VehicleSignalValue } from './vehicle-signal.ts';

/** A leaf and the value that it would be told to hold. */
export interface DescribedWrite {
  readonly path: VehicleSignalPath;
  readonly value: VehicleSignalValue<VehicleSignalPath>;
  readonly unit?: string | undefined;
}

/** What a call would do to a car. */
export interface DescribedVehicleCall {
  /** In the order in which they would be sent. */
  readonly writes: readonly DescribedWrite[];
  /** Why the tool would end without success after these writes; undefined where it would succeed. */
  readonly refusal: ToolFailure | ToolNeedsInput | undefined;
  /** A copy of the car as it would be afterwards, on which a call that follows can be described. */
  readonly after: VehicleSignals;
}

/** On which car, and with what. */
export interface DescribeVehicleCallOptions extends VehicleToolOptions, SignalOptions {}

/**
 * What a call would write, found by running it on a simulated copy of the car as it is now. The car itself is only read.
 *
 * - `input` is what the tool's own schema has accepted.
 * - The copy follows every write, which a real car may not.
 *
 * @throws {VehicleSignalError} where the car cannot be read.
 */
export async function describeVehicleCall(
  toolName: string,
  input: unknown,
  { device, signal = new AbortController().signal, ...options }: DescribeVehicleCallOptions,
): Promise<DescribedVehicleCall> {
  const writes: DescribedWrite[] = [];
  const after = await copyVehicle(device, { signal });
  const tool = vehicleTools({ ...options, device: recordWrites(after, writes) }).find(({ definition }) => definition.name === toolName);
  if (!tool) return { writes, refusal: undefined, after };
  try {
    await tool.execute(input, { signal, reportChange: () => undefined });
    return { writes, refusal: undefined, after };
  } catch (error) {
    if (error instanceof ToolFailure || error instanceof ToolNeedsInput) return { writes, refusal: error, after };
    throw error;
  }
}

/** A simulated car that holds what another holds, has what it has, and is taken for it. */
async function copyVehicle(device: VehicleSignals, options: SignalOptions): Promise<VehicleSignals> {
  const readings: Reading[] = [];
  // One after the other: a car need not answer a hundred questions at once.
  for (const path of vehicleSignalPaths) readings.push(await readLeaf(device, path, options));
  const held = readings.flatMap(({ path, value }) => (value === undefined ? [] : [[path, value] as const]));
  const missing = new Map(readings.flatMap(({ path, error }) => (error ? [[path, error] as const] : [])));
  const copy = simulatedVehicle({ state: Object.fromEntries(held) });
  return {
    ...copy,
    isSimulated: device.isSimulated,
    geocoder: device.geocoder,
    async get(paths, getOptions) {
      for (const path of paths) {
        const error = missing.get(path);
        if (error) throw error;
      }
      return copy.get(paths, getOptions);
    },
  };
}

interface Reading {
  readonly path: VehicleSignalPath;
  readonly value?: VehicleSignalValue<VehicleSignalPath>;
  /** That the car does not have the leaf. */
  readonly error?: VehicleSignalError;
}

async function readLeaf(device: VehicleSignals, path: VehicleSignalPath, options: SignalOptions): Promise<Reading> {
  try {
    return { path, value: (await device.get([path], options))[path] };
  } catch (error) {
    if (isVehicleSignalError(error) && error.code === 'not_found') return { path, error };
    throw error;
  }
}

function recordWrites(device: VehicleSignals, writes: DescribedWrite[]): VehicleSignals {
  return {
    ...device,
    set(path, value, options) {
      const unit = signalUnit(path);
      writes.push({ path, value, ...(unit !== undefined && { unit }) });
      return device.set(path, value, options);
    },
  };
}

import { type DeviceChange, ToolFailure } from '@octoweave/core';
import { type SimulatedVehicle, type VehicleSignalPath, type VehicleSignals, vehicleTools, type VehicleToolOptions } from '../index.ts';

/** What a tool returned and reported; a failure is told as its code. */
export interface VehicleToolRun {
  readonly value: unknown;
  readonly failure: string | undefined;
  readonly message: string | undefined;
  readonly changes: readonly DeviceChange[];
}

/** Which tool on what. */
export interface RunVehicleToolOptions extends VehicleToolOptions {
  readonly signal?: AbortSignal;
}

/** Checks arguments by the declaration, runs the tool, and rejects only where it threw something else than a `ToolFailure`. */
export async function runVehicleTool(name: string, input: unknown, { signal, ...options }: RunVehicleToolOptions): Promise<VehicleToolRun> {
  const tool = vehicleTools(options).find(({ definition }) => definition.name === name);
  if (!tool) throw new Error(`no tool ${name}`);
  const checked = await tool.definition.input['~standard'].validate(input);
  if (checked.issues) throw new Error(`bad arguments of ${name}: ${JSON.stringify(checked.issues)}`);
  const changes: DeviceChange[] = [];
  const context = { signal: signal ?? new AbortController().signal, reportChange: (change: DeviceChange) => void changes.push(change) };
  try {
    return { value: await tool.execute(checked.value, context), failure: undefined, message: undefined, changes };
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return { value: undefined, failure: error.code, message: error.message, changes };
  }
}

/** A car that notes which leaves were read and written. */
export interface RecordingVehicle extends VehicleSignals {
  readonly reads: Set<VehicleSignalPath>;
  readonly writes: Set<VehicleSignalPath>;
}

/** Passes everything on to a car and notes it. */
export function recordingVehicle(device: SimulatedVehicle): RecordingVehicle {
  const reads = new Set<VehicleSignalPath>();
  const writes = new Set<VehicleSignalPath>();
  return {
    ...device,
    reads,
    writes,
    get(paths, options) {
      for (const path of paths) reads.add(path);
      return device.get(paths, options);
    },
    set(path, value, options) {
      writes.add(path);
      return device.set(path, value, options);
    },
  };
}

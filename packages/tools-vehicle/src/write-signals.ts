import type { DeviceChange, ToolContext } from '@octoweave/core';
import { signalUnit, type VehicleSignalPath, type VehicleSignalValue, type VehicleSignalValues } from './signals/vehicle-signal.ts';
import type { VehicleSignals } from './vehicle-port.ts';

/** A leaf and the value it shall hold. */
export type SignalWrite = {
  readonly [Path in VehicleSignalPath]: { readonly path: Path; readonly value: VehicleSignalValue<Path> };
}[VehicleSignalPath];

/** Pairs a leaf with a value of its type. */
export function signalWrite<Path extends VehicleSignalPath>(path: Path, value: VehicleSignalValue<Path>): SignalWrite {
  // The compiler does not see that the pair stays together over the union of all leaves.
  return { path, value } as unknown as SignalWrite;
}

/** What to write, and on whose behalf. */
export interface WriteSignalsOptions {
  readonly device: VehicleSignals;
  readonly context: ToolContext;
  /** In the order in which they are sent. */
  readonly writes: readonly SignalWrite[];
  /** Leaves the car changes by itself in answer, reported as well. */
  readonly observes?: readonly VehicleSignalPath[];
}

/** How long a car may take to follow: a window or a seat over its whole travel, with some to spare. */
export const followTimeoutMs = 45_000;

/**
 * Writes signals, waits until the car follows, and reports what then reads differently from before.
 *
 * - Every value is sent, also one the car already holds: it may be a push of a button.
 * - What changed is reported also where the rest failed, and only as it was read back.
 * - Aborting it stops the motions it started.
 *
 * @throws {VehicleSignalError} the car's refusal, or `timeout` where it took a value and did not follow.
 */
export async function writeSignals({ device, context, writes, observes = [] }: WriteSignalsOptions): Promise<readonly DeviceChange[]> {
  const { signal } = context;
  const paths = [...new Set([...writes.map(({ path }) => path), ...observes])];
  const before = await device.get(paths, { signal });
  try {
    // The order is part of the law: one after the other.
    for (const { path, value } of writes) await device.set(path, value, { signal });
    await Promise.all(
      writes.map(({ path, value }) =>
        device.watch(path, { until: (held) => isSameValue(held, value), timeoutMs: followTimeoutMs, signal }),
      ),
    );
  } catch (error) {
    if (signal.aborted) await stopMotions(device, writes);
    await reportAfterFailure({ device, context, before, paths });
    throw error;
  }
  return reportChanges({ device, context, before, paths });
}

interface ReportChangesOptions {
  readonly device: VehicleSignals;
  readonly context: ToolContext;
  readonly before: Partial<VehicleSignalValues>;
  readonly paths: readonly VehicleSignalPath[];
}

/** Reads leaves again and reports those that differ. An abort does not keep it from looking. */
export async function reportChanges({ device, context, before, paths }: ReportChangesOptions): Promise<readonly DeviceChange[]> {
  const after = await device.get(paths);
  const changes = paths.flatMap((path) => {
    const from = before[path];
    return from === undefined || isSameValue(from, after[path]) ? [] : [describeChange(path, from, after[path])];
  });
  for (const change of changes) context.reportChange(change);
  return changes;
}

/** The first failure is the one to tell: where the car cannot even be read, there is nothing to report. */
export async function reportAfterFailure(options: ReportChangesOptions): Promise<void> {
  await reportChanges(options).catch(() => []);
}

function describeChange(path: VehicleSignalPath, from: DeviceChange['from'], to: DeviceChange['to']): DeviceChange {
  const unit = signalUnit(path);
  return { path: path.slice('Vehicle.'.length), from, to, ...(unit && { unit }) };
}

/** A part on its way is told to stay where it is; what cannot be told is left to the car. */
async function stopMotions(device: VehicleSignals, writes: readonly SignalWrite[]): Promise<void> {
  const stops = writes.map(async ({ path, value }) => {
    if (typeof value !== 'number') return;
    const { [path]: held } = await device.get([path]);
    if (!isSameValue(held, value)) await device.set(path, held);
  });
  await Promise.allSettled(stops);
}

const relativeTolerance = 1e-7;

/** Whether two values of a leaf are the same, with the loss of a 32-bit float allowed. */
export function isSameValue(left: DeviceChange['from'], right: DeviceChange['from']): boolean {
  if (typeof left === 'number' && typeof right === 'number') {
    return Math.abs(left - right) <= relativeTolerance * Math.max(1, Math.abs(left));
  }
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

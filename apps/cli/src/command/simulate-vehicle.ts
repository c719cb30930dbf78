import type { DeviceChange } from '@octoweave/core';
import {
  signalUnit,
  simulatedVehicle,
  vehicleSignalPaths,
  type SimulatedVehicle,
  type SimulationClock,
  type VehicleSignals,
  type VehicleSignalValues,
} from '@octoweave/tools-vehicle';
import { serveVehicleOverViss, type VissServer } from '@octoweave/tools-vehicle/viss-server';
import { readVehicleState } from '../input/read-vehicle-state.ts';
import { describeChange } from '../presentation/describe-values.ts';
import { createPaint } from '../presentation/paint.ts';
import { UsageError } from '../usage-error.ts';

/** Options of `octoweave simulate vehicle`. */
export interface SimulateVehicleOptions {
  readonly port: number;
  readonly host: string;
  readonly state: string;
  readonly timeScale: number;
  readonly json: boolean;
}

/** What happens to a served device; `simulation-start` first, `simulation-end` last. */
export type SimulationEvent =
  | { readonly type: 'simulation-start'; readonly url: string }
  | { readonly type: 'signal-change'; readonly change: DeviceChange }
  | { readonly type: 'simulation-end' };

/** Serves the simulated car over VISS version 2 until Ctrl-C, and shows what changes. @throws {UsageError} where it cannot listen there. */
export async function simulateVehicle({ port, host, state, timeScale, json }: SimulateVehicleOptions): Promise<void> {
  const show = createShowSimulation(json);
  const vehicle = simulatedVehicle({ ...(await readVehicleState(state)), clock: createServedClock(timeScale) });
  const device = tellChanges(vehicle, (change) => show({ type: 'signal-change', change }));
  const server = await listen({ device, host, port });
  try {
    const stopped = untilStopped();
    show({ type: 'simulation-start', url: server.url });
    await stopped;
  } finally {
    await server.dispose();
  }
  show({ type: 'simulation-end' });
}

interface ListenOptions {
  readonly device: VehicleSignals;
  readonly host: string;
  readonly port: number;
}

async function listen(options: ListenOptions): Promise<VissServer> {
  try {
    return await serveVehicleOverViss(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const { host, port } = options;
    if (code === 'EADDRINUSE') throw new UsageError(`Port ${port} is taken. Choose another with --port, or 0 for a free one.`);
    if (code === 'EACCES') throw new UsageError(`Port ${port} may not be used by you. Choose one above 1023 with --port.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UsageError(`This machine is not "${host}". Choose another with --host.`);
    throw error;
  }
}

/** Passes everything on to a car and tells what a write changes: at once, but of a part on its way only where it has come to rest. */
function tellChanges(vehicle: SimulatedVehicle, tell: (change: DeviceChange) => void): VehicleSignals {
  let told: VehicleSignalValues = vehicle.snapshot().values;
  let isSettling = false;
  const tellDifference = (): void => {
    const { values, motions } = vehicle.snapshot();
    const changed = vehicleSignalPaths.filter((path) => !motions[path] && JSON.stringify(values[path]) !== JSON.stringify(told[path]));
    for (const path of changed) {
      const unit = signalUnit(path);
      tell({ path, from: told[path], to: values[path], ...(unit !== undefined && { unit }) });
    }
    told = { ...told, ...Object.fromEntries(changed.map((path) => [path, values[path]])) };
  };
  const tellWhenAtRest = async (): Promise<void> => {
    if (isSettling) return;
    isSettling = true;
    await vehicle.settle();
    isSettling = false;
    tellDifference();
  };
  return {
    ...vehicle,
    async set(path, value, options) {
      await vehicle.set(path, value, options);
      tellDifference();
      void tellWhenAtRest();
    },
  };
}

/** Real time, by timers that do not keep a program alive whose car nobody can reach any more. */
function createServedClock(timeScale: number): SimulationClock {
  const startMs = performance.now();
  return {
    nowMs: () => (performance.now() - startMs) * timeScale,
    schedule(delayMs, wake) {
      const timer = setTimeout(wake, delayMs / timeScale).unref();
      return () => clearTimeout(timer);
    },
  };
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function createShowSimulation(isJson: boolean): (event: SimulationEvent) => void {
  const paint = createPaint(process.stdout);
  const write = (text: string): void => void process.stdout.write(`${text}\n`);
  return (event) => {
    if (isJson) return write(JSON.stringify(event));
    switch (event.type) {
      case 'simulation-start':
        return write(
          [
            `  The simulated car is at ${paint.tool(event.url)} (VISS version 2). Ctrl-C ends it. To drive it, in another terminal:`,
            `  ${paint.quiet(`octoweave run --driver viss --viss-url ${event.url} "open the sunroof halfway"`)}`,
          ].join('\n'),
        );
      case 'signal-change':
        return write(`  ${describeChange(event.change)}`);
      case 'simulation-end':
        return write('  The simulated car is gone.');
    }
  };
}

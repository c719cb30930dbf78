import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCall as call, arbitraryCalls as calls, arbitraryCar as car } from './__fixtures__/arbitrary-vehicle-calls.ts';
import { runVehicleTool } from './__fixtures__/run-vehicle-tool.ts';
import { type SimulatedVehicle, simulatedVehicle, vehiclePack } from './index.ts';

const byPath = (left: { readonly path: string }, right: { readonly path: string }): number => left.path.localeCompare(right.path);

async function replay(device: SimulatedVehicle, script: readonly { readonly tool: string; readonly input: unknown }[]): Promise<unknown[]> {
  const runs: unknown[] = [];
  for (const { tool, input } of script) runs.push(await runVehicleTool(tool, input, { device }));
  return runs;
}

describe('vehicle tools on any valid input', () => {
  it('throw nothing but a ToolFailure, and report just what differs', async () => {
    await fc.assert(
      fc.asyncProperty(car, call, async (options, { tool, input }) => {
        const device = simulatedVehicle(options);
        const before = device.snapshot();
        const { changes, failure } = await runVehicleTool(tool, input, { device });
        await device.settle();
        const differences = device.diff(before).filter(({ path }) => path !== 'Vehicle.Cabin.Sunroof.Switch');
        expect(changes.map(({ path, from, to }) => ({ path: `Vehicle.${path}`, from, to })).toSorted(byPath)).toEqual(
          differences.toSorted(byPath),
        );
        expect(failure === undefined || differences.length === 0).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('end in equal states with equal outcomes when replayed, from the start or from a snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(car, calls, calls, async (options, before, script) => {
        const device = simulatedVehicle(options);
        await replay(device, before);
        const kept = device.snapshot();
        const runs = await replay(device, script);
        const hash = device.hash();
        device.restore(JSON.parse(JSON.stringify(kept)));
        expect(device.diff(kept)).toEqual([]);
        expect(await replay(device, script)).toEqual(runs);
        expect(device.hash()).toBe(hash);
        const other = simulatedVehicle(options);
        await replay(other, [...before, ...script]);
        expect(other.hash()).toBe(hash);
      }),
      { numRuns: 60 },
    );
  });

  it('end in the same state when idempotent tools run twice', async () => {
    const idempotent = call.filter(({ tool }) => vehiclePack.definitions.some(({ name, isIdempotent }) => name === tool && isIdempotent));
    await fc.assert(
      fc.asyncProperty(car, idempotent, async (options, once) => {
        const device = simulatedVehicle(options);
        await replay(device, [once]);
        const { hash } = device;
        const first = hash();
        await replay(device, [once]);
        expect(hash()).toBe(first);
      }),
      { numRuns: 200 },
    );
  });
});

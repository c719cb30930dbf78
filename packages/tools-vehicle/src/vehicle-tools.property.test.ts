import type { AnyToolDefinition, ToolSchema } from '@octoweave/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runVehicleTool } from './__fixtures__/run-vehicle-tool.ts';
import { type SimulatedVehicle, simulatedVehicle, type SimulatedVehicleOptions, vehiclePack } from './index.ts';

function valueOf(schema: ToolSchema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'enumeration':
      return fc.constantFrom(...schema.values);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'list':
      return fc.array(valueOf(schema.items), { maxLength: 3 });
    case 'text':
      return fc.oneof(fc.string({ minLength: schema.minimumLength }), fc.constantFrom('blue', '#a0b1c2', 'Ferry Building'));
  }
}

function inputOf({ parameters, input }: AnyToolDefinition): fc.Arbitrary<unknown> {
  const required = parameters.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  const fields = Object.fromEntries(parameters.map(({ name, schema }) => [name, valueOf(schema)]));
  return fc.record(fields, { requiredKeys: required }).filter((value) => {
    const checked = input['~standard'].validate(value);
    return !(checked instanceof Promise) && !checked.issues;
  });
}

const call = fc
  .constantFrom(...vehiclePack.definitions)
  .chain((definition) => inputOf(definition).map((input) => ({ tool: definition.name, input })));

const car: fc.Arbitrary<SimulatedVehicleOptions> = fc.record({
  preset: fc.constantFrom('parked' as const, 'idling' as const, 'moving' as const),
  state: fc.record({
    'Vehicle.Cabin.DriverPosition': fc.constantFrom('LEFT' as const, 'RIGHT' as const, 'MIDDLE' as const),
    'Vehicle.Exterior.LightIntensity': fc.integer({ min: 0, max: 100 }),
    'Vehicle.Body.Raindetection.Intensity': fc.integer({ min: 0, max: 100 }),
    'Vehicle.Cabin.Sunroof.Position': fc.integer({ min: -100, max: 100 }),
    'Vehicle.Cabin.Infotainment.Media.Volume': fc.integer({ min: 0, max: 100 }),
    'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position': fc.integer({ min: 0, max: 100 }),
    'Vehicle.Body.Mirrors.DriverSide.Tilt': fc.integer({ min: -100, max: 100 }),
  }),
});

const calls = fc.array(call, { minLength: 1, maxLength: 6 });

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

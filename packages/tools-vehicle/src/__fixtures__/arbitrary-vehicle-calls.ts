import type { AnyToolDefinition, JsonValue, ToolSchema } from '@octoweave/core';
import * as fc from 'fast-check';
import { type SimulatedVehicleOptions, vehiclePack } from '../index.ts';

/** A tool of the pack with arguments that it takes. */
export interface VehicleCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, JsonValue>>;
}

function valueOf(schema: ToolSchema): fc.Arbitrary<JsonValue> {
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

function inputOf({ parameters, input }: AnyToolDefinition): fc.Arbitrary<VehicleCall['input']> {
  const required = parameters.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  const fields = Object.fromEntries(parameters.map(({ name, schema }) => [name, valueOf(schema)]));
  return fc.record(fields, { requiredKeys: required }).filter((value) => {
    const checked = input['~standard'].validate(value);
    return !(checked instanceof Promise) && !checked.issues;
  });
}

/** Any tool with any arguments it takes. */
export const arbitraryCall: fc.Arbitrary<VehicleCall> = fc
  .constantFrom(...vehiclePack.definitions)
  .chain((definition) => inputOf(definition).map((input) => ({ tool: definition.name, input })));

/** Any car that makes a difference to a tool. */
export const arbitraryCar: fc.Arbitrary<SimulatedVehicleOptions> = fc.record({
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

/** A few calls, one after the other. */
export const arbitraryCalls: fc.Arbitrary<VehicleCall[]> = fc.array(arbitraryCall, { minLength: 1, maxLength: 6 });

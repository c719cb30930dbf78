import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalDeclaration, type VehicleSignalPath, vehicleSignalPaths } from '../index.ts';
import { type VehicleBench, vehicleBenches } from './__fixtures__/vehicle-bench.ts';
import { decodeSignalValue, encodeSignalValue } from './viss-value.ts';

const color = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color';
const avoid = 'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Avoid';

/** Any sequence of 16-bit units, lone surrogates among them. */
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

const hostileText = fc.oneof(
  anyUnits,
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.constantFrom(
    '',
    ' ',
    'null',
    'true',
    '40',
    '","action":"set","path":"Vehicle.Body.Trunk.Rear.IsOpen","value":"true',
    '{"action":"set","requestId":"1","path":"Vehicle.Body.Trunk.Rear.IsOpen","value":"true"}',
    '__proto__',
    'constructor',
    '\u0000',
    '\r\n\r\nGET / HTTP/1.1',
    '\u2028\u2029\uFEFF\u202E',
    '<nexa_3>',
    '$(reboot)',
    '; DROP TABLE signals',
    '\uD800',
  ),
);

describe('texts over a real socket', () => {
  let bench: VehicleBench;
  beforeAll(async () => {
    bench = await vehicleBenches['over VISS']();
  });
  afterAll(() => bench.dispose());

  it('come back unchanged and change nothing else', async () => {
    let cases = 0;
    const before = bench.car.snapshot();
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 50, maxLength: 50 }), async (texts) => {
        for (const text of texts) {
          await bench.device.set(color, text);
          expect(await bench.device.get([color])).toEqual({ [color]: text });
        }
        cases += texts.length;
        expect(bench.car.diff(before).filter(({ path }) => path !== color)).toEqual([]);
      }),
      { numRuns: 30 },
    );
    expect(cases).toBeGreaterThanOrEqual(1000);
  });

  it('come back unchanged in lists', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { maxLength: 10 }), async (texts) => {
        await bench.device.set(avoid, texts);
        expect(await bench.device.watch(avoid, { until: () => true })).toEqual(texts);
      }),
      { numRuns: 200 },
    );
  });
});

function valueOf(path: VehicleSignalPath): fc.Arbitrary<boolean | number | string | readonly string[]> {
  const { datatype, allowed } = signalDeclaration(path);
  if (allowed) return fc.constantFrom(...allowed);
  switch (datatype) {
    case 'boolean':
      return fc.boolean();
    case 'string':
      return hostileText;
    case 'string[]':
      return fc.array(hostileText);
    case 'float':
    case 'double':
      return fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0);
    case 'int8':
    case 'uint8':
    case 'uint16':
    case 'uint32':
      return fc.maxSafeInteger();
  }
}

function isDeclared(path: VehicleSignalPath, value: unknown): boolean {
  const { datatype, allowed } = signalDeclaration(path);
  if (datatype === 'string[]') return Array.isArray(value);
  if (datatype === 'string') return typeof value === 'string' && (allowed?.includes(value) ?? true);
  return datatype === 'boolean' ? typeof value === 'boolean' : Number.isFinite(value);
}

const leaf = fc.constantFrom(...vehicleSignalPaths);

describe('decodeSignalValue', () => {
  it('reads what encodeSignalValue wrote, for every leaf', () => {
    const written = leaf.chain((path) => valueOf(path).map((value) => ({ path, value })));
    fc.assert(
      fc.property(written, ({ path, value }) => {
        const text = encodeSignalValue(value);
        expect(typeof text === 'string' || text.every((item) => typeof item === 'string')).toBe(true);
        // Text has no negative zero.
        expect(decodeSignalValue(path, text)).toEqual(value === 0 ? 0 : value);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives a value of the declared type or none, for any text', () => {
    fc.assert(
      fc.property(leaf, fc.oneof(hostileText, fc.array(hostileText)), (path, text) => {
        const value = decodeSignalValue(path, text);
        expect(value === undefined || isDeclared(path, value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['', ' 1', '0x10', '1_000', 'NaN', 'inf', '1e999', '--1', '1.5.2', 'constructor', '１'])('takes %j for no number', (text) => {
    expect(decodeSignalValue('Vehicle.Speed', text)).toBeUndefined();
    expect(decodeSignalValue('Vehicle.Cabin.Infotainment.Media.Volume', text)).toBeUndefined();
  });

  it.each(['True', '1', '', 'constructor', '__proto__'])('takes %j for no boolean', (text) => {
    expect(decodeSignalValue('Vehicle.Body.Trunk.Rear.IsOpen', text)).toBeUndefined();
  });

  it('reads numbers the way other languages write them', () => {
    expect(decodeSignalValue('Vehicle.Speed', '1e-7')).toBe(1e-7);
    expect(decodeSignalValue('Vehicle.Speed', '5.')).toBe(5);
    expect(decodeSignalValue('Vehicle.Speed', '-.5')).toBe(-0.5);
    expect(decodeSignalValue('Vehicle.Powertrain.Transmission.SelectedGear', '+126')).toBe(126);
  });
});

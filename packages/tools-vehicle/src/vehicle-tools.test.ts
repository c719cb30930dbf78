import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordingVehicle, runVehicleTool } from './__fixtures__/run-vehicle-tool.ts';
import { vehicleToolCases } from './__fixtures__/vehicle-tool-cases.ts';
import { implementVehiclePack, simulatedVehicle, vehiclePack, vehicleTools } from './index.ts';

const catalogue: { readonly tools: readonly { readonly name: string; readonly vss: readonly { readonly path: string }[] }[] } = JSON.parse(
  readFileSync(new URL('./__fixtures__/vehicle-catalogue.json', import.meta.url), 'utf8'),
);

const cases = vehicleToolCases.map((one) => Object.assign({ call: `${one.tool} ${JSON.stringify(one.input)}` }, one));

describe('vehicleTools', () => {
  it('is the pack in its order, and settles with the device', async () => {
    const device = simulatedVehicle();
    const pack = implementVehiclePack({ device });
    expect(pack.tools.map(({ definition }) => definition)).toEqual(vehiclePack.definitions);
    await device.set('Vehicle.Cabin.Door.Row1.DriverSide.Window.Position', 40);
    await pack.settle?.();
    expect(device.snapshot().values['Vehicle.Cabin.Door.Row1.DriverSide.Window.Position']).toBe(40);
    expect(vehicleTools({ device })).toHaveLength(20);
  });

  it('has a case for every tool', () => {
    expect(new Set(vehicleToolCases.map(({ tool }) => tool))).toEqual(new Set(vehiclePack.definitions.map(({ name }) => name)));
  });

  it.each(cases)('changes just what $call asks for, and reports it', async ({ tool, input, preset, state, ends, value = true }) => {
    const device = simulatedVehicle({ preset, state });
    const before = device.snapshot();
    const run = await runVehicleTool(tool, input, { device });
    expect(run.failure).toBeUndefined();
    expect(run.value).toEqual(value);
    const after = device.snapshot();
    expect(after.motions).toEqual({});
    const changed = Object.fromEntries(device.diff(before).map(({ path, to }) => [path.slice('Vehicle.'.length), to]));
    const { 'Cabin.Sunroof.Switch': sunroofSwitch = 'INACTIVE', ...rest } = changed;
    expect(sunroofSwitch).toBe('INACTIVE');
    expect(rest).toEqual(ends);
    expect(Object.fromEntries(run.changes.map(({ path, to }) => [path, to]))).toEqual(ends);
    for (const { path, from } of run.changes) expect(before.values).toHaveProperty([`Vehicle.${path}`], from);
  });

  it.each(cases)('writes only signals the catalogue lists, for $call', async ({ tool, input, preset, state }) => {
    const device = recordingVehicle(simulatedVehicle({ preset, state }));
    await runVehicleTool(tool, input, { device });
    const listed = new Set(catalogue.tools.find(({ name }) => name === tool)?.vss.flatMap(({ path }) => expandPlaces(path)));
    expect([...device.writes].filter((path) => !listed.has(path) && path !== overlay)).toEqual([]);
    const safety = [
      /\.DriverPosition$/u,
      /^Vehicle\.Speed$/u,
      /^Vehicle\.Powertrain\.Transmission\./u,
      /\.LightIntensity$/u,
      /\.Raindetection\./u,
    ];
    const isSafety = (path: string): boolean => safety.some((pattern) => pattern.test(path));
    expect([...device.reads].filter((path) => !listed.has(path) && !isSafety(path) && path !== overlay)).toEqual([]);
  });

  it('reports values with the unit of the signal', async () => {
    const device = simulatedVehicle();
    const { changes } = await runVehicleTool('set_climate_temperature', { zone: 'driver', temperature: 70 }, { device });
    expect(changes).toEqual([{ path: 'Cabin.HVAC.Station.Row1.Driver.Temperature', from: 20, to: 21.1, unit: '°C' }]);
  });

  it('takes the travel of the windows from its options', async () => {
    const device = simulatedVehicle();
    await runVehicleTool('control_window', { window: 'front left', position: 'down', distance: 100 }, { device, windowTravelMm: 500 });
    expect(device.snapshot().values['Vehicle.Cabin.Door.Row1.DriverSide.Window.Position']).toBe(20);
  });

  it('follows a geocoder of its own, and says where there is none or it knows no such place', async () => {
    const device = simulatedVehicle();
    const here = { find: async () => ({ latitude: 52.5, longitude: 13.4 }) };
    await runVehicleTool('start_navigation', { destination: 'Alexanderplatz' }, { device, geocoder: here });
    expect(device.snapshot().values['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude']).toBe(52.5);
    const nowhere = { find: async () => undefined };
    expect(await runVehicleTool('start_navigation', { destination: 'x' }, { device, geocoder: nowhere })).toMatchObject({
      failure: 'place-unknown',
    });
    const without = { ...device, geocoder: undefined };
    expect(await runVehicleTool('start_navigation', { destination: 'x' }, { device: without })).toMatchObject({
      failure: 'geocoder-missing',
    });
  });

  it('refuses a colour nobody knows', async () => {
    const device = simulatedVehicle();
    const before = device.hash();
    expect(await runVehicleTool('set_ambient_lighting', { zone: 'all', color: 'greenish' }, { device })).toMatchObject({
      failure: 'color-unknown',
    });
    expect(device.hash()).toBe(before);
  });
});

/** The overlay for what a route avoids; the catalogue names it in words only. */
const overlay = 'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Avoid';

/** The catalogue lists one leaf for all places ("repeat for PassengerSide and Row2", "all four", "with IsOpen", "with Longitude"). */
const expansions: readonly (readonly [pattern: RegExp, places: readonly string[]])[] = [
  [/Row[12]/u, ['Row1', 'Row2']],
  [/DriverSide/u, ['DriverSide', 'PassengerSide']],
  [/Wheel\.\w+/u, ['Wheel.Left', 'Wheel.Right']],
  [/IsLocked$/u, ['IsLocked', 'IsOpen']],
  [/CurrentLocation\.\w+$/u, ['CurrentLocation.Latitude', 'CurrentLocation.Longitude']],
];

function expandPlaces(path: string): readonly string[] {
  return expansions.reduce<readonly string[]>(
    (paths, [pattern, places]) => [...new Set(paths.flatMap((one) => places.map((place) => one.replace(pattern, place))))],
    [path],
  );
}

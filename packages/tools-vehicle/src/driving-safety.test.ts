import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runVehicleTool } from './__fixtures__/run-vehicle-tool.ts';
import {
  type DrivingState,
  readDrivingState,
  simulatedVehicle,
  VehicleSignalError,
  type VehicleSignals,
  type VehicleSignalValues,
} from './index.ts';

interface CatalogueTool {
  readonly name: string;
  readonly example: { readonly arguments: unknown };
  readonly safety: { readonly allowedDrivingStates: readonly DrivingState[]; readonly driverSeat?: readonly DrivingState[] };
}

const catalogue: { readonly tools: readonly CatalogueTool[] } = JSON.parse(
  readFileSync(new URL('./__fixtures__/vehicle-catalogue.json', import.meta.url), 'utf8'),
);

const drivingStates: readonly DrivingState[] = ['parked', 'idling', 'moving'];
const dark = { 'Vehicle.Exterior.LightIntensity': 3 };
const rain = { 'Vehicle.Body.Raindetection.Intensity': 40 };

const lights = (light: string, state: string): readonly [string, unknown] => ['control_exterior_lights', { light, state }];
const wipers = (window: string, mode: string): readonly [string, unknown] => ['control_wipers', { window, mode }];

type Refusal = readonly [
  why: string,
  call: readonly [string, unknown],
  preset: DrivingState,
  state: Partial<VehicleSignalValues>,
  code: string,
];

const refusals: readonly Refusal[] = [
  ['headlights off while moving in the dark', lights('headlights', 'off'), 'moving', dark, 'driving-state-refused'],
  ['parking light instead of headlights while moving in the dark', lights('parking', 'on'), 'moving', dark, 'driving-state-refused'],
  ['front wipers off while moving in rain', wipers('front', 'off'), 'moving', rain, 'driving-state-refused'],
  ['unlock one door while moving', ['control_door_lock', { door: 'rear left', action: 'unlock' }], 'moving', {}, 'driving-state-refused'],
  ['unlock all doors while moving', ['control_door_lock', { door: 'all', action: 'unlock' }], 'moving', {}, 'driving-state-refused'],
  ['fold mirrors while moving', ['adjust_mirror', { mirror: 'both', action: 'fold' }], 'moving', {}, 'driving-state-refused'],
  [
    'the driver seat while moving',
    ['adjust_seat_position', { seat: 'driver', position: 'up', distance: 5 }],
    'moving',
    {},
    'driving-state-refused',
  ],
  [
    'the driver seat while idling',
    ['adjust_seat_position', { seat: 'driver', position: 'up', distance: 5 }],
    'idling',
    {},
    'driving-state-refused',
  ],
  ['open the trunk while moving', ['control_trunk', { action: 'open' }], 'moving', {}, 'driving-state-refused'],
  ['close the trunk while idling', ['control_trunk', { action: 'close', trunk: 'front' }], 'idling', {}, 'driving-state-refused'],
  ['charge while moving', ['control_charging', { action: 'start' }], 'moving', {}, 'driving-state-refused'],
  ['set a charge limit while idling', ['control_charging', { action: 'set limit', limit: 50 }], 'idling', {}, 'driving-state-refused'],
  [
    'charge without a cable',
    ['control_charging', { action: 'start' }],
    'parked',
    { 'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected': false },
    'cable-not-connected',
  ],
  ['a window beyond shut', ['control_window', { window: 'front left', position: 'up', distance: 100 }], 'parked', {}, 'out-of-travel'],
  ['a window beyond open', ['control_window', { window: 'front left', position: 'down', distance: 600 }], 'parked', {}, 'out-of-travel'],
  [
    'a seat before the frontmost place',
    ['adjust_seat_position', { seat: 'driver', position: 'forward', distance: 50 }],
    'parked',
    { 'Vehicle.Cabin.Seat.Row1.DriverSide.Position': 20 },
    'out-of-travel',
  ],
  [
    'a seat behind its rails',
    ['adjust_seat_position', { seat: 'driver', position: 'backward', distance: 50 }],
    'parked',
    { 'Vehicle.Cabin.Seat.Row1.DriverSide.Position': 590 },
    'bad_request',
  ],
  [
    'both mirrors where one is at its end',
    ['adjust_mirror', { mirror: 'both', action: 'up', amount: 20 }],
    'parked',
    { 'Vehicle.Body.Mirrors.PassengerSide.Tilt': 95 },
    'out-of-travel',
  ],
];

describe('vehicle safety', () => {
  it.each(refusals)('refuses %s and leaves the car as it was', async (_why, [tool, input], preset, state, code) => {
    const device = simulatedVehicle({ preset, state });
    const before = device.snapshot();
    const run = await runVehicleTool(tool, input, { device });
    expect(run).toMatchObject({ failure: code, changes: [] });
    expect(device.diff(before)).toEqual([]);
  });

  const allowed: readonly (readonly [string, readonly [string, unknown], DrivingState, Partial<VehicleSignalValues>])[] = [
    ['headlights off while moving by day', lights('headlights', 'off'), 'moving', {}],
    ['headlights off while standing in the dark', lights('headlights', 'off'), 'idling', dark],
    ['headlights on automatic while moving in the dark', lights('headlights', 'auto'), 'moving', dark],
    ['front wipers off while moving in the dry', wipers('front', 'off'), 'moving', {}],
    ['front wipers off while standing in rain', wipers('front', 'off'), 'idling', rain],
    ['rear wipers off while moving in rain', wipers('rear', 'off'), 'moving', rain],
    ['lock while moving', ['control_door_lock', { door: 'all', action: 'lock' }], 'moving', {}],
    ['unlock while idling', ['control_door_lock', { door: 'all', action: 'unlock' }], 'idling', {}],
    ['fold while idling', ['adjust_mirror', { mirror: 'both', action: 'fold' }], 'idling', {}],
    ['the passenger seat while moving', ['adjust_seat_position', { seat: 'passenger', position: 'up', distance: 5 }], 'moving', {}],
    ['disable cruise control while moving', ['set_cruise_control', { action: 'disable' }], 'moving', {}],
  ];
  it.each(allowed)('allows %s', async (_what, [tool, input], preset, state) => {
    expect(await runVehicleTool(tool, input, { device: simulatedVehicle({ preset, state }) })).toMatchObject({
      failure: undefined,
      value: true,
    });
  });

  describe.each(catalogue.tools)('$name', ({ name, example, safety }) => {
    it.each(drivingStates)('keeps to the driving states of the catalogue while %s', async (preset) => {
      // The example of the seat is the driver's.
      const device = simulatedVehicle({ preset });
      const states = safety.driverSeat ?? safety.allowedDrivingStates;
      const { failure } = await runVehicleTool(name, example.arguments, { device });
      expect(failure).toBe(states.includes(preset) ? undefined : 'driving-state-refused');
    });
  });

  it('leaves cruise control on a real car to the steering wheel, except for switching it off', async () => {
    const device = { ...simulatedVehicle({ preset: 'moving' }), isSimulated: false };
    const refused = { failure: 'driving-function-refused', changes: [] };
    expect(await runVehicleTool('set_cruise_control', { action: 'enable' }, { device })).toMatchObject(refused);
    expect(await runVehicleTool('set_cruise_control', { action: 'set speed', speed: 90 }, { device })).toMatchObject(refused);
    expect(await runVehicleTool('set_cruise_control', { action: 'disable' }, { device })).toMatchObject({ value: true });
    const run = await runVehicleTool('set_cruise_control', { action: 'enable' }, { device, allowsDrivingFunctions: true });
    expect(run).toMatchObject({ value: true });
  });
});

describe('readDrivingState', () => {
  const parkLock = 'Vehicle.Powertrain.Transmission.IsParkLockEngaged';
  const gear = 'Vehicle.Powertrain.Transmission.SelectedGear';

  it('takes either the park lock or gear 126 for parked, and any speed for moving', async () => {
    expect(await readDrivingState(simulatedVehicle({ state: { [gear]: 127 } }))).toBe('parked');
    expect(await readDrivingState(simulatedVehicle({ state: { [parkLock]: false } }))).toBe('parked');
    expect(await readDrivingState(simulatedVehicle({ state: { [parkLock]: false, [gear]: 0 } }))).toBe('idling');
    expect(await readDrivingState(simulatedVehicle({ state: { 'Vehicle.Speed': 0.5 } }))).toBe('moving');
    expect(await readDrivingState(simulatedVehicle({ state: { 'Vehicle.Speed': -3 } }))).toBe('moving');
  });

  it('counts a car that tells neither park lock nor gear as not parked', async () => {
    const car = simulatedVehicle();
    const silent: VehicleSignals = {
      ...car,
      async get(paths, options) {
        const path = paths.find((one) => one.includes('Transmission'));
        if (path !== undefined) throw new VehicleSignalError({ code: 'not_found', path, message: 'none' });
        return car.get(paths, options);
      },
    };
    expect(await readDrivingState(silent)).toBe('idling');
  });
});

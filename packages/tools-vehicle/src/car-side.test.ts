import { describe, expect, it } from 'vitest';
import { runVehicleTool } from './__fixtures__/run-vehicle-tool.ts';
import { type SimulatedVehicle, simulatedVehicle } from './index.ts';

const carWithDriver = (driver: 'LEFT' | 'MIDDLE' | 'RIGHT'): SimulatedVehicle =>
  simulatedVehicle({ state: { 'Vehicle.Cabin.DriverPosition': driver, 'Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked': true } });

type LeftCall = readonly [tool: string, input: unknown, driverLeft: string, driverRight: string];

const leftCalls: readonly LeftCall[] = [
  [
    'control_window',
    { window: 'rear left', position: 'down', distance: 100 },
    'Cabin.Door.Row2.DriverSide.Window.Position',
    'Cabin.Door.Row2.PassengerSide.Window.Position',
  ],
  [
    'set_seat_climate',
    { seat: 'rear left', mode: 'heat' },
    'Cabin.Seat.Row2.DriverSide.HeatingCooling',
    'Cabin.Seat.Row2.PassengerSide.HeatingCooling',
  ],
  [
    'control_door_lock',
    { door: 'rear left', action: 'unlock' },
    'Cabin.Door.Row2.DriverSide.IsLocked',
    'Cabin.Door.Row2.PassengerSide.IsLocked',
  ],
  ['adjust_mirror', { mirror: 'left', action: 'left' }, 'Body.Mirrors.DriverSide.Pan', 'Body.Mirrors.PassengerSide.Pan'],
];

describe('left and right', () => {
  it.each(leftCalls)('follow the driver: %s %j', async (tool, input, driverLeft, driverRight) => {
    const leftHandDrive = await runVehicleTool(tool, input, { device: carWithDriver('LEFT') });
    expect(leftHandDrive.changes.map(({ path }) => path)).toEqual([driverLeft]);
    const rightHandDrive = await runVehicleTool(tool, input, { device: carWithDriver('RIGHT') });
    expect(rightHandDrive.changes.map(({ path }) => path)).toEqual([driverRight]);
  });

  it('are swapped for right too', async () => {
    const { changes } = await runVehicleTool(
      'control_window',
      { window: 'front right', position: 'down', distance: 45 },
      { device: carWithDriver('RIGHT') },
    );
    expect(changes.map(({ path }) => path)).toEqual(['Cabin.Door.Row1.DriverSide.Window.Position']);
  });

  it.each(leftCalls)('name nothing where the driver sits in the middle: %s %j', async (tool, input) => {
    const device = carWithDriver('MIDDLE');
    const before = device.snapshot();
    expect(await runVehicleTool(tool, input, { device })).toMatchObject({ failure: 'side-unknown' });
    expect(device.diff(before)).toEqual([]);
  });

  it.each([
    ['set_climate_temperature', { zone: 'driver', temperature: 70 }],
    ['set_seat_climate', { seat: 'passenger', mode: 'cool' }],
    ['adjust_mirror', { mirror: 'both', action: 'up' }],
    ['control_door_lock', { door: 'all', action: 'lock' }],
  ] as const)('do not matter for driver, passenger, both and all: %s %j', async (tool, input) => {
    expect(await runVehicleTool(tool, input, { device: carWithDriver('MIDDLE') })).toMatchObject({ failure: undefined });
  });

  it('names doors by hand in the status line', async () => {
    const device = simulatedVehicle({
      state: { 'Vehicle.Cabin.DriverPosition': 'RIGHT', 'Vehicle.Cabin.Door.Row2.DriverSide.IsOpen': true },
    });
    const { value } = await runVehicleTool('get_vehicle_status', { item: 'doors' }, { device });
    expect(value).toBe('Doors: rear right open, front left and front right unlocked');
  });
});

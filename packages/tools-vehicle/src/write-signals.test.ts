import { describe, expect, it } from 'vitest';
import { runVehicleTool } from './__fixtures__/run-vehicle-tool.ts';
import { createVirtualClock, simulatedVehicle, VehicleSignalError, type VehicleSignals } from './index.ts';
import { isSameValue } from './write-signals.ts';

const window = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const openWindow = ['control_window', { window: 'front left', position: 'down', distance: 450 }] as const;

describe('writeSignals', () => {
  it('reports nothing and fails where the car takes a value and does not follow', async () => {
    const car = simulatedVehicle();
    const deaf: VehicleSignals = { ...car, set: async () => {} };
    const run = await runVehicleTool('control_door_lock', { door: 'all', action: 'lock' }, { device: deaf });
    expect(run).toMatchObject({ failure: 'timeout', value: undefined, changes: [] });
  });

  it('reports how far a part came that was stopped on its way', async () => {
    const car = simulatedVehicle();
    const pinched: VehicleSignals = {
      ...car,
      async set(path, value, options) {
        await car.set(path, value, options);
        if (path !== window) return;
        void car.watch(window, { until: (position) => position >= 40 }).then((position) => car.impose({ [window]: position }));
      },
    };
    const run = await runVehicleTool(...openWindow, { device: pinched });
    expect(run).toMatchObject({ failure: 'timeout', changes: [{ path: window.slice('Vehicle.'.length), from: 0, to: 40, unit: '%' }] });
  });

  it('reports what was done before a refusal', async () => {
    const car = simulatedVehicle();
    const path = 'Vehicle.Cabin.HVAC.Station.Row2.Passenger.Temperature';
    const half: VehicleSignals = {
      ...car,
      async set(written, value, options) {
        if (written === path) throw new VehicleSignalError({ code: 'unavailable', path, message: 'The car is out of reach.' });
        await car.set(written, value, options);
      },
    };
    const run = await runVehicleTool('set_climate_temperature', { zone: 'rear', temperature: 74 }, { device: half });
    expect(run).toMatchObject({ failure: 'unavailable', message: 'The car is out of reach.' });
    expect(run.changes).toEqual([{ path: 'Cabin.HVAC.Station.Row2.Driver.Temperature', from: 20, to: 23.3, unit: '°C' }]);
  });

  it('stops a window where it is once it is aborted', async () => {
    const clock = createVirtualClock();
    const device = simulatedVehicle({ clock });
    const controller = new AbortController();
    const reason = new Error('never mind');
    clock.schedule(3000, () => controller.abort(reason));
    await expect(runVehicleTool(...openWindow, { device, signal: controller.signal })).rejects.toBe(reason);
    await device.settle();
    expect(device.snapshot().values[window]).toBe(40);
  });

  it('lets go of the sunroof once it is aborted', async () => {
    const clock = createVirtualClock();
    const device = simulatedVehicle({ clock });
    const controller = new AbortController();
    clock.schedule(2000, () => controller.abort(new Error('never mind')));
    await expect(runVehicleTool('operate_sunroof', { action: 'open' }, { device, signal: controller.signal })).rejects.toThrow(
      'never mind',
    );
    await device.settle();
    expect(device.snapshot().values).toMatchObject({ 'Vehicle.Cabin.Sunroof.Position': 30, 'Vehicle.Cabin.Sunroof.Switch': 'INACTIVE' });
  });

  it('writes nothing once it is aborted', async () => {
    const device = simulatedVehicle();
    const before = device.snapshot();
    const signal = AbortSignal.abort(new Error('never mind'));
    await expect(runVehicleTool('control_trunk', { action: 'open' }, { device, signal })).rejects.toThrow('never mind');
    expect(device.diff(before)).toEqual([]);
  });

  it('says that a car lacks a signal', async () => {
    const car = simulatedVehicle();
    const poor: VehicleSignals = {
      ...car,
      async get(paths, options) {
        const path = paths.find((one) => one.includes('FuelSystem'));
        if (path !== undefined) throw new VehicleSignalError({ code: 'not_found', path, message: `This car has no signal ${path}.` });
        return car.get(paths, options);
      },
    };
    expect(await runVehicleTool('get_vehicle_status', { item: 'fuel level' }, { device: poor })).toMatchObject({ failure: 'not_found' });
  });
});

describe('isSameValue', () => {
  it('allows for the loss of a 32-bit float and for no more', () => {
    expect(isSameValue(23.3, Math.fround(23.3))).toBe(true);
    expect(isSameValue(-122.4194, Math.fround(-122.4194))).toBe(true);
    expect(isSameValue(22, 22.001)).toBe(false);
    expect(isSameValue(0, 1)).toBe(false);
    expect(isSameValue(['tolls'], ['tolls'])).toBe(true);
    expect(isSameValue('ON', 'OFF')).toBe(false);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type VehicleSignalPath, vehicleSignalPaths } from '../signals/vehicle-signal.ts';
import { isVehicleSignalError } from '../signals/vehicle-signal-error.ts';
import { readDrivingState } from '../driving-state.ts';
import { applySet } from './apply-set.ts';
import { simulatedVehicle } from './simulated-vehicle.ts';
import { createVirtualClock } from './simulation-clock.ts';
import type { VehiclePreset } from './vehicle-preset.ts';

const window = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const sunroof = 'Vehicle.Cabin.Sunroof.Position';
const sunroofSwitch = 'Vehicle.Cabin.Sunroof.Switch';

describe('simulatedVehicle', () => {
  it.each<VehiclePreset>(['parked', 'idling', 'moving'])('has every signal and is %s with that preset', async (preset) => {
    const device = simulatedVehicle({ preset });
    const values = await device.get(vehicleSignalPaths);
    expect(Object.values(values)).not.toContain(undefined);
    expect(await readDrivingState(device)).toBe(preset);
  });

  it('starts in the state it is given, checked', () => {
    const device = simulatedVehicle({ state: { 'Vehicle.Cabin.DriverPosition': 'RIGHT', 'Vehicle.Speed': 30.5 } });
    expect(device.snapshot().values).toMatchObject({ 'Vehicle.Cabin.DriverPosition': 'RIGHT', 'Vehicle.Speed': 30.5 });
    expect(() => simulatedVehicle({ state: { [window]: 101 } })).toThrow(expect.objectContaining({ code: 'bad_request' }));
  });

  it.each<readonly [string, unknown, string]>([
    ['Vehicle.Cabin.Door.Row3.DriverSide.IsLocked', true, 'not_found'],
    ['Vehicle.Cabin', true, 'not_found'],
    ['toString', true, 'not_found'],
    ['Vehicle.Speed', 0, 'forbidden'],
    [sunroof, 50, 'forbidden'],
    ['Vehicle.Cabin.DriverPosition', 'RIGHT', 'forbidden'],
    [window, 101, 'bad_request'],
    [window, -1, 'bad_request'],
    [window, 1.5, 'bad_request'],
    [window, '50', 'bad_request'],
    [window, Number.NaN, 'bad_request'],
    [sunroofSwitch, 'AJAR', 'bad_request'],
    ['Vehicle.Cabin.HVAC.IsAirConditioningActive', 'true', 'bad_request'],
    ['Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature', Number.POSITIVE_INFINITY, 'bad_request'],
    ['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude', 91, 'bad_request'],
    ['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Avoid', 'tolls', 'bad_request'],
  ])('refuses to set %s to %j with %s, and stays as it was', async (path, value, code) => {
    const device = simulatedVehicle();
    const before = device.snapshot();
    await expect(device.set(path as VehicleSignalPath, value as never)).rejects.toMatchObject({ name: 'VehicleSignalError', code, path });
    expect(device.diff(before)).toEqual([]);
  });

  it('reads nothing where one path is unknown', async () => {
    const paths = ['Vehicle.Speed', 'Vehicle.Wings'] as VehicleSignalPath[];
    await expect(simulatedVehicle().get(paths)).rejects.toMatchObject({ code: 'not_found', path: 'Vehicle.Wings' });
  });

  it('moves a window over time: the value follows the target', async () => {
    const clock = createVirtualClock();
    const device = simulatedVehicle({ clock });
    await device.set(window, 40);
    expect(await device.get([window])).toEqual({ [window]: 0 });
    clock.advance(1500);
    expect(await device.get([window])).toEqual({ [window]: 20 });
    await device.settle();
    expect(await device.get([window])).toEqual({ [window]: 40 });
    expect(clock.nowMs()).toBe(3000);
  });

  it('wakes a watch exactly when the sunroof is there, so that letting go of the switch stops it', async () => {
    const device = simulatedVehicle();
    await device.set(sunroofSwitch, 'ONE_SHOT_OPEN');
    expect(await device.watch(sunroof, { until: (position) => position >= 33 })).toBe(33);
    await device.set(sunroofSwitch, 'INACTIVE');
    await device.settle();
    expect(await device.get([sunroof])).toEqual({ [sunroof]: 33 });
  });

  it('lets several watches wait side by side, each woken in its own time', async () => {
    const device = simulatedVehicle();
    await device.set(sunroofSwitch, 'ONE_SHOT_OPEN');
    await device.set(window, 100);
    const order: string[] = [];
    await Promise.all([
      device.watch(window, { until: (position) => position === 100 }).then(() => order.push('window')),
      device.watch(sunroof, { until: (position) => position >= 50 }).then(async () => {
        order.push('sunroof');
        return device.set(sunroofSwitch, 'INACTIVE');
      }),
    ]);
    expect(order).toEqual(['sunroof', 'window']);
    expect(await device.get([sunroof])).toEqual({ [sunroof]: 50 });
  });

  it('ends a watch with timeout where the value does not come', async () => {
    const clock = createVirtualClock();
    const device = simulatedVehicle({ clock });
    await device.set(window, 50);
    const watch = device.watch(window, { until: (position) => position === 60, timeoutMs: 10_000 });
    await expect(watch).rejects.toMatchObject({ code: 'timeout', path: window });
    expect(clock.nowMs()).toBe(10_000);
  });

  it('ends a watch when it is aborted, before or on the way', async () => {
    const device = simulatedVehicle();
    const reason = new Error('enough');
    await expect(device.watch(window, { until: () => true, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const watch = device.watch(window, { until: (position) => position > 0, signal: controller.signal });
    controller.abort(reason);
    await expect(watch).rejects.toBe(reason);
  });

  it('wakes a watch by what the world imposes', async () => {
    const device = simulatedVehicle({ preset: 'moving' });
    const watch = device.watch('Vehicle.Speed', { until: (speed) => speed === 0 });
    device.impose({ 'Vehicle.Speed': 0 });
    expect(await watch).toBe(0);
  });

  it('stops a motion where the world imposes a value', async () => {
    const device = simulatedVehicle();
    await device.set(window, 80);
    device.impose({ [window]: 10 });
    await device.settle();
    expect(await device.get([window])).toEqual({ [window]: 10 });
  });

  it('runs in real time, scaled', async () => {
    const device = simulatedVehicle({ timeScale: 100 });
    await device.set(window, 100);
    const startMs = performance.now();
    await device.watch(window, { until: (position) => position === 100 });
    expect(performance.now() - startMs).toBeGreaterThan(50);
  });

  it('takes a target back where it is sent to where it is', async () => {
    const device = simulatedVehicle();
    await device.set(window, 80);
    await device.set(window, 0);
    expect(device.snapshot().motions).toEqual({});
  });

  it('answers by itself: charging needs a cable and an empty battery, cruise control a speed', async () => {
    const device = simulatedVehicle();
    const isCharging = 'Vehicle.Powertrain.TractionBattery.Charging.IsCharging';
    await device.set('Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging', 'START');
    expect(await device.get([isCharging])).toEqual({ [isCharging]: true });
    device.impose({ 'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected': false });
    expect(await device.get([isCharging])).toEqual({ [isCharging]: false });
    const isActive = 'Vehicle.ADAS.CruiseControl.IsActive';
    await device.set('Vehicle.ADAS.CruiseControl.IsEnabled', true);
    expect(await device.get([isActive])).toEqual({ [isActive]: false });
    device.impose({ 'Vehicle.Speed': 60 });
    expect(await device.get([isActive])).toEqual({ [isActive]: true });
  });

  it('goes back to a snapshot taken in the middle of a motion, through JSON', async () => {
    const clock = createVirtualClock();
    const device = simulatedVehicle({ clock });
    await device.set(window, 80);
    clock.advance(1000);
    const kept = structuredClone(device.snapshot());
    const hash = device.hash();
    await device.settle();
    expect(device.hash()).not.toBe(hash);
    device.restore(JSON.parse(JSON.stringify(kept)));
    expect(device.snapshot()).toEqual(kept);
    expect(device.hash()).toBe(hash);
    await device.settle();
    expect(await device.get([window])).toEqual({ [window]: 80 });
  });

  it('has the same hash while nothing changes, and another for any other value', () => {
    const clock = createVirtualClock();
    const device = simulatedVehicle({ clock });
    const before = device.snapshot();
    const hash = device.hash();
    clock.advance(3_600_000);
    expect(device.hash()).toBe(hash);
    expect(device.diff(before)).toEqual([]);
    device.impose({ 'Vehicle.Speed': 1 });
    expect(device.hash()).not.toBe(hash);
    expect(device.diff(before)).toEqual([{ path: 'Vehicle.Speed', from: 0, to: 1 }]);
  });
});

describe('applySet', () => {
  it('tells what changed and what set out, and leaves the given state alone', () => {
    const state = simulatedVehicle().snapshot();
    const kept = JSON.stringify(state);
    expect(applySet(state, window, 40).events).toEqual([{ type: 'motion-start', path: window, from: 0, to: 40 }]);
    expect(applySet(state, 'Vehicle.Body.Trunk.Rear.IsOpen', true).events).toEqual([
      { type: 'value-change', path: 'Vehicle.Body.Trunk.Rear.IsOpen', from: false, to: true },
    ]);
    expect(applySet(state, 'Vehicle.Body.Trunk.Rear.IsOpen', false).events).toEqual([]);
    const opening = applySet(state, sunroofSwitch, 'OPEN').state;
    expect(applySet(opening, sunroofSwitch, 'INACTIVE').events).toEqual([
      { type: 'value-change', path: sunroofSwitch, from: 'OPEN', to: 'INACTIVE' },
      { type: 'motion-stop', path: sunroof, at: 0 },
    ]);
    expect(JSON.stringify(state)).toBe(kept);
  });

  it('either takes a value or names why not, whatever it is given', () => {
    const state = simulatedVehicle().snapshot();
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...vehicleSignalPaths), fc.string()), fc.jsonValue(), (path, value) => {
        const outcome = caught(() => applySet(state, path, value).state);
        const isRefusal = isVehicleSignalError(outcome) && outcome.path === path;
        expect(isRefusal || JSON.stringify(JSON.parse(JSON.stringify(outcome))) === JSON.stringify(outcome)).toBe(true);
        expect(outcome instanceof Error).toBe(isRefusal);
      }),
      { numRuns: 500 },
    );
  });
});

/** What it returns, or what it throws. */
function caught(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
}

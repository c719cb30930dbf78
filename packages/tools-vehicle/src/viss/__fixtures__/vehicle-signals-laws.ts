import { expect } from 'vitest';
import { simulatedVehicle, type VehicleSignalPath, vehicleSignalPaths } from '../../index.ts';
import type { VehicleBench } from './vehicle-bench.ts';

/** What must hold for a parked car, whichever way it is reached. */
export interface VehicleSignalsLaw {
  readonly law: string;
  readonly check: (bench: VehicleBench) => Promise<void>;
}

const speed = 'Vehicle.Speed';
const window = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const volume = 'Vehicle.Cabin.Infotainment.Media.Volume';
const color = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color';
const unknown = 'Vehicle.Cabin.Minibar.IsOpen' as VehicleSignalPath;
const reason = new Error('never mind');
const refused = (code: string): { name: string; code: string } => ({ name: 'VehicleSignalError', code });
const aborted = (): AbortSignal => AbortSignal.abort(reason);

/** The contract of `VehicleSignals`. */
export const vehicleSignalsLaws: readonly VehicleSignalsLaw[] = [
  {
    law: 'reads every leaf with its type',
    async check({ device }) {
      expect(await device.get(vehicleSignalPaths)).toEqual(simulatedVehicle().snapshot().values);
    },
  },
  {
    law: 'reads one leaf, one leaf twice, and none',
    async check({ device }) {
      expect(await device.get([speed])).toEqual({ [speed]: 0 });
      expect(await device.get([speed, speed])).toEqual({ [speed]: 0 });
      expect(await device.get([])).toEqual({});
    },
  },
  {
    law: 'rejects reading an unknown leaf, alone and among others',
    async check({ device }) {
      await expect(device.get([unknown])).rejects.toMatchObject(refused('not_found'));
      await expect(device.get([speed, unknown])).rejects.toMatchObject(refused('not_found'));
    },
  },
  {
    law: 'rejects writing or watching an unknown leaf',
    async check({ device }) {
      await expect(device.set(unknown, true)).rejects.toMatchObject(refused('not_found'));
      await expect(device.watch(unknown, { until: () => true })).rejects.toMatchObject(refused('not_found'));
    },
  },
  {
    law: 'writes booleans, numbers, texts and lists, and reads them back',
    async check({ device }) {
      await device.set('Vehicle.Cabin.HVAC.IsAirConditioningActive', true);
      await device.set('Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature', 21.1);
      await device.set('Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude', -122.387);
      await device.set(color, '\u0000"\\\uD800\u2028é');
      await device.set('Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Avoid', ['tolls', 'a,b', '']);
      const values = {
        'Vehicle.Cabin.HVAC.IsAirConditioningActive': true,
        'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature': 21.1,
        'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude': -122.387,
        [color]: '\u0000"\\\uD800\u2028é',
        'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Avoid': ['tolls', 'a,b', ''],
      };
      expect(await device.get(Object.keys(values) as VehicleSignalPath[])).toEqual(values);
    },
  },
  {
    law: 'refuses a value out of range or of another type, and changes nothing',
    async check({ device, car }) {
      const before = car.hash();
      await expect(device.set(volume, 101)).rejects.toMatchObject(refused('bad_request'));
      await expect(device.set(volume, 1.5)).rejects.toMatchObject(refused('bad_request'));
      await expect(device.set(volume, Number.NaN)).rejects.toMatchObject(refused('bad_request'));
      await expect(device.set('Vehicle.Body.Lights.LightSwitch', 'DISCO' as never)).rejects.toMatchObject(refused('bad_request'));
      await expect(device.set(color, ['#FF0000'] as never)).rejects.toMatchObject(refused('bad_request'));
      expect(car.hash()).toBe(before);
    },
  },
  {
    law: 'refuses to write a sensor or an attribute',
    async check({ device }) {
      await expect(device.set(speed, 50)).rejects.toMatchObject(refused('forbidden'));
      await expect(device.set('Vehicle.Cabin.DriverPosition', 'RIGHT')).rejects.toMatchObject(refused('forbidden'));
    },
  },
  {
    law: 'resolves a watch with the present value where that is accepted',
    async check({ device }) {
      expect(await device.watch(volume, { until: (value) => value === 40 })).toBe(40);
    },
  },
  {
    law: 'resolves a watch on the way of a motion',
    async check({ device, car }) {
      await device.set(window, 100);
      expect(await device.watch(window, { until: (value) => value >= 33 })).toBe(33);
      await device.set(window, 33);
      expect(car.snapshot().values[window]).toBe(33);
    },
  },
  {
    law: 'resolves a watch with a change from outside',
    async check({ device, car }) {
      const watched = device.watch(speed, { until: (value) => value > 100 });
      await device.get([speed]);
      car.impose({ [speed]: 120 });
      expect(await watched).toBe(120);
    },
  },
  {
    law: 'ends a watch in time, with the code timeout',
    async check({ device }) {
      await expect(device.watch(volume, { until: () => false, timeoutMs: 500 })).rejects.toMatchObject(refused('timeout'));
    },
  },
  {
    law: 'rejects a watch with what its predicate throws',
    async check({ device }) {
      const until = (): never => {
        throw reason;
      };
      await expect(device.watch(volume, { until })).rejects.toBe(reason);
      expect(await device.get([volume])).toEqual({ [volume]: 40 });
    },
  },
  {
    law: 'rejects with the reason of a signal that was aborted before, and does nothing',
    async check({ device, car }) {
      const before = car.hash();
      await expect(device.get([speed], { signal: aborted() })).rejects.toBe(reason);
      await expect(device.set(volume, 10, { signal: aborted() })).rejects.toBe(reason);
      await expect(device.watch(volume, { until: () => true, signal: aborted() })).rejects.toBe(reason);
      expect(car.hash()).toBe(before);
    },
  },
  {
    law: 'rejects a watch with the reason of a signal that is aborted meanwhile',
    async check({ device }) {
      const controller = new AbortController();
      const watched = device.watch(volume, { until: () => false, signal: controller.signal });
      await device.get([volume]);
      controller.abort(reason);
      await expect(watched).rejects.toBe(reason);
    },
  },
  {
    law: 'serves several watches of one leaf',
    async check({ device }) {
      const watched = [20, 5, 20].map((position) => device.watch(window, { until: (value) => value >= position }));
      await device.set(window, 25);
      expect(await Promise.all(watched)).toEqual([20, 5, 20]);
    },
  },
];

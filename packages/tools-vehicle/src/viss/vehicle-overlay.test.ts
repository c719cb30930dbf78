import { afterEach, describe, expect, it } from 'vitest';
import { runVehicleTool } from '../__fixtures__/run-vehicle-tool.ts';
import { simulatedVehicle, VehicleSignalError, type VehicleSignals } from '../index.ts';
import { simulatedGeocoder } from '../simulator/simulated-geocoder.ts';
import { type VissVehicle, vissVehicle } from './index.ts';
import { serveVehicleOverViss } from './server/index.ts';

const disposals: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(disposals.splice(0).map((dispose) => dispose()));
});

describe('vissVehicle on a car without the overlay of Octoweave', () => {
  const overlay = 'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Avoid';

  async function connectToStandardCar(): Promise<{ device: VissVehicle; car: ReturnType<typeof simulatedVehicle> }> {
    const car = simulatedVehicle();
    const refuse = (paths: readonly string[]): void => {
      if (paths.includes(overlay)) throw new VehicleSignalError({ code: 'not_found', path: overlay, message: 'no' });
    };
    const standard: VehicleSignals = {
      ...car,
      async get(paths, options) {
        refuse(paths);
        return car.get(paths, options);
      },
      async set(path, value, options) {
        refuse([path]);
        return car.set(path, value, options);
      },
    };
    const server = await serveVehicleOverViss({ device: standard, port: 0 });
    disposals.push(() => server.dispose());
    const device = await vissVehicle({ url: server.url });
    disposals.push(() => device.dispose());
    return { device, car };
  }

  it('refuses a route that avoids something, says how to go on, and sets no destination', async () => {
    const { device, car } = await connectToStandardCar();
    const before = car.hash();
    const input = { destination: 'Ferry Building', avoid: ['tolls'] };
    const run = await runVehicleTool('start_navigation', input, { device, geocoder: simulatedGeocoder });
    expect(run).toMatchObject({ failure: 'not_found', message: expect.stringContaining('Ask without "avoid"') });
    expect(car.hash()).toBe(before);
  });

  it('starts a route that avoids nothing', async () => {
    const { device } = await connectToStandardCar();
    const run = await runVehicleTool('start_navigation', { destination: 'Ferry Building' }, { device, geocoder: simulatedGeocoder });
    expect(run).toMatchObject({ failure: undefined, value: true });
  });

  it('refuses cruise control, since it may be a real car', async () => {
    const { device, car } = await connectToStandardCar();
    const before = car.hash();
    expect(await runVehicleTool('set_cruise_control', { action: 'enable' }, { device })).toMatchObject({
      failure: 'driving-function-refused',
    });
    expect(car.hash()).toBe(before);
  });
});

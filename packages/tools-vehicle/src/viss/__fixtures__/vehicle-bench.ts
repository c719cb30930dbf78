import { type SimulatedVehicle, type SimulatedVehicleOptions, simulatedVehicle, type VehicleSignals } from '../../index.ts';
import { vissVehicle } from '../index.ts';
import { serveVehicleOverViss } from '../server/index.ts';
import { createQuietNetworkClock } from './quiet-network-clock.ts';

/** A simulated car, and the port through which it is driven. */
export interface VehicleBench {
  readonly device: VehicleSignals;
  readonly car: SimulatedVehicle;
  dispose(): Promise<void>;
}

/** The ways to reach a simulated car. */
export const vehicleBenches: Readonly<Record<'directly' | 'over VISS', (options?: SimulatedVehicleOptions) => Promise<VehicleBench>>> = {
  async directly(options) {
    const car = simulatedVehicle(options);
    return { device: car, car, dispose: async () => undefined };
  },
  async 'over VISS'(options) {
    const clock = createQuietNetworkClock();
    const car = simulatedVehicle({ ...options, clock });
    const server = await serveVehicleOverViss({ device: clock.observeDevice(car), port: 0 });
    const socketFactory = clock.observe((url, subprotocol) => new WebSocket(url, subprotocol));
    const device = await vissVehicle({ url: server.url, socketFactory, clock });
    return {
      device,
      car,
      async dispose() {
        device.dispose();
        await server.dispose();
      },
    };
  },
};

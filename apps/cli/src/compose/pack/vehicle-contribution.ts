import type { ResolvedCall } from '@octoweave/core';
import type { DescribedWrite, VehicleSignals } from '@octoweave/tools-vehicle';
import type { VissVehicleOptions } from '@octoweave/tools-vehicle/viss';
import { DeviceError } from '../../device-error.ts';
import { readVehicleState, vehiclePresets } from '../../input/read-vehicle-state.ts';
import { defaultVissUrl } from '../name-device.ts';
import type { OpenPack, PackContribution } from './pack-contribution.ts';
import { simulatedDevice } from './simulated-device.ts';

const openSimulator: OpenPack = async ({ state = 'parked' }) => {
  const { implementVehiclePack, simulatedVehicle } = await import('@octoweave/tools-vehicle');
  const device = simulatedVehicle(await readVehicleState(state));
  const describe = createDescribe(device);
  return {
    implemented: implementVehiclePack({ device }),
    simulation: simulatedDevice(device),
    previewCall: async (call) => {
      const { writes, note } = await describe(call);
      return { note, steps: writes.map((write) => ({ type: 'signal-write', ...write })) };
    },
  };
};

const openViss: OpenPack = async ({ vissUrl: url = defaultVissUrl }) => {
  const [{ implementVehiclePack }, { vissVehicle, vissSetRequest }] = await Promise.all([
    import('@octoweave/tools-vehicle'),
    import('@octoweave/tools-vehicle/viss'),
  ]);
  const accessToken = process.env['VISS_ACCESS_TOKEN'];
  const device = await vissVehicle({ url, accessToken, ...(await socketFactory()) }).catch((error: unknown) => {
    throw DeviceError.from(error);
  });
  const describe = createDescribe(device);
  return {
    implemented: implementVehiclePack({ device }),
    previewCall: async (call) => {
      const { writes, note } = await describe(call);
      return { note, steps: writes.map(({ path, value }) => ({ type: 'viss-request', request: vissSetRequest(path, value) })) };
    },
    dispose: async () => device.dispose(),
  };
};

/** Node 20 has no WebSocket of its own. */
async function socketFactory(): Promise<Pick<VissVehicleOptions, 'socketFactory'>> {
  if (typeof globalThis.WebSocket === 'function') return {};
  const { WebSocket } = await import('ws');
  return { socketFactory: (url, subprotocol) => new WebSocket(url, subprotocol) };
}

interface Description {
  readonly writes: readonly DescribedWrite[];
  readonly note: string | undefined;
}

/** Describes each call on the car as those before it would leave it. */
function createDescribe(device: VehicleSignals): (call: ResolvedCall) => Promise<Description> {
  let car = device;
  return async ({ toolId, arguments: input }) => {
    const { describeVehicleCall } = await import('@octoweave/tools-vehicle');
    const { writes, refusal, after } = await describeVehicleCall(toolId.slice('vehicle.'.length), input, { device: car });
    car = after;
    if (refusal) return { writes, note: `It would end with: ${refusal.message}` };
    return { writes, note: writes.length === 0 ? 'It would write no signal.' : undefined };
  };
}

/** A car. */
export const vehicleContribution: PackContribution = {
  name: 'vehicle',
  declare: async () => (await import('@octoweave/tools-vehicle')).vehiclePack,
  drivers: { simulator: openSimulator, viss: openViss },
  presets: vehiclePresets,
};

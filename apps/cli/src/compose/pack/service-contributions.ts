import type { JsonValue } from '@octoweave/core';
import type { ServiceName, SimulatedServices } from '@octoweave/tools-services';
import { readState } from '../../input/read-state.ts';
import type { OpenPack, PackContribution } from './pack-contribution.ts';
import { simulatedDevice, type Simulator } from './simulated-device.ts';

const names: readonly ServiceName[] = ['yelp', 'doordash', 'ecommerce', 'video_streaming', 'travel'];

const openSimulator =
  <Name extends ServiceName>(name: Name): OpenPack =>
  async ({ state }) => {
    const { implementServicePack, simulatedServices } = await import('@octoweave/tools-services');
    const device: SimulatedServices[Name] = simulatedServices({ clock: { nowMs: () => Date.now() } })[name];
    await loadState(device, state);
    return { implemented: implementServicePack(name, { device }), simulation: simulatedDevice<unknown>(device) };
  };

async function loadState(simulator: Simulator<unknown>, path: string | undefined): Promise<void> {
  // States of simulators are plain JSON objects.
  const initial = simulator.snapshot() as Readonly<Record<string, JsonValue>>;
  const state = await readState(path, initial);
  if (state) simulator.restore({ ...initial, ...state });
}

/** Five services; no driver for a real one exists. */
export const serviceContributions: readonly PackContribution[] = names.map((name) => ({
  name,
  declare: async () => (await import('@octoweave/tools-services')).servicePacks[name],
  drivers: { simulator: openSimulator(name) },
  presets: [],
}));

import type { ImplementedToolPack, JsonValue } from '@octoweave/core';
import { implementAndroidPack, simulatedPhone } from '@octoweave/tools-android';
import { implementMacosPack, simulatedMac } from '@octoweave/tools-macos';
import { implementServicePack, simulatedServices } from '@octoweave/tools-services';
import { implementVehiclePack, simulatedVehicle } from '@octoweave/tools-vehicle';
import type { Simulator } from '../compose/pack/simulated-device.ts';
import { injectFaults } from './inject-faults.ts';
import type { Scenario, ScenarioPackName } from './scenario.ts';

/** The moment of every scenario: nine in the morning of Monday, 4 January 2027, in Los Angeles. */
export const scenarioClock = (): Date => new Date(Date.UTC(2027, 0, 4, 17));

/** Where every scenario takes place. */
export const scenarioTimeZone = 'America/Los_Angeles';

/** One thing that has become another. */
export interface ObservedChange {
  readonly path: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}

/** A simulated device under a scenario's hands. */
export interface ScenarioDevice {
  readonly name: ScenarioPackName;
  readonly implemented: ImplementedToolPack;
  /** What has changed since it was last asked. */
  takeChanges(): Promise<readonly ObservedChange[]>;
}

/** Devices as a scenario finds them; its own, so that scenarios can be played at the same time. */
export function openDevices({ packs, devices, faults }: Pick<Scenario, 'packs' | 'devices' | 'faults'>): readonly ScenarioDevice[] {
  return packs.map((name) => {
    const { implemented, simulator } = openers[name](devices[name] ?? {});
    let before = simulator.snapshot();
    return {
      name,
      implemented: injectFaults(implemented, faults),
      takeChanges: async () => {
        await implemented.settle?.();
        // Simulators speak of values as JSON.
        const changes = simulator.diff(before) as readonly ObservedChange[];
        before = simulator.snapshot();
        return changes;
      },
    };
  });
}

interface OpenedDevice {
  readonly implemented: ImplementedToolPack;
  readonly simulator: Simulator<unknown>;
}

type InitialState = Readonly<Record<string, JsonValue>>;

/** States come from a checked file as JSON; the simulators check what they depend on. */
const openers: Readonly<Record<ScenarioPackName, (state: InitialState) => OpenedDevice>> = {
  vehicle: ({ preset = 'parked', ...state }) => {
    const device = simulatedVehicle({ preset: preset as 'parked', state });
    return { implemented: implementVehiclePack({ device }), simulator: device };
  },
  android: (state) => {
    const device = simulatedPhone({ state, clock: scenarioClock });
    return { implemented: implementAndroidPack({ device }), simulator: device };
  },
  macos: (state) => {
    const device = simulatedMac({ state, clock: scenarioClock, timeZone: scenarioTimeZone });
    return { implemented: implementMacosPack({ device }), simulator: device };
  },
  doordash: () => openService('doordash'),
  yelp: () => openService('yelp'),
};

function openService(name: 'doordash' | 'yelp'): OpenedDevice {
  const device = simulatedServices({ clock: { nowMs: () => scenarioClock().getTime() } })[name];
  return { implemented: implementServicePack(name, { device }), simulator: device };
}

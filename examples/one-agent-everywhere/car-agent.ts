import { createAgent, type Agent, type Approve, type Backend, type ModelSource } from '@octoweave/core';
import { implementVehiclePack, simulatedVehicle, type VehicleSignals } from '@octoweave/tools-vehicle';

/** What differs from place to place: the engine, where the weights are, who is asked, and which car it is. */
export interface CarAgentOptions {
  readonly backend: Backend;
  readonly model: ModelSource;
  readonly approve: Approve;
  /** @defaultValue a simulated car that stands parked */
  readonly car?: VehicleSignals;
}

/** The agent: the same in a terminal, in a page and on a phone, for this file knows of none of them. */
export function createCarAgent({ backend, model, approve, car = simulatedVehicle() }: CarAgentOptions): Promise<Agent> {
  return createAgent({ backend, model, approve, packs: [implementVehiclePack({ device: car })] });
}

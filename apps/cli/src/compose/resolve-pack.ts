import type { ImplementedToolPack, ToolPack } from '@octoweave/core';
import { implementVehiclePack, simulatedVehicle, vehiclePack, type SimulatedVehicle } from '@octoweave/tools-vehicle';
import { readVehicleState } from '../input/read-vehicle-state.ts';
import { UsageError } from '../usage-error.ts';

/** A pack on its simulated device. */
export interface ComposedPack {
  readonly implemented: ImplementedToolPack;
  readonly device: SimulatedVehicle;
}

/** The declarations of every pack the command line knows. */
export const knownPacks: readonly ToolPack[] = [vehiclePack];

/** @throws {UsageError} for a name that is no pack. */
export async function resolvePack(name: string, { state }: { readonly state: string }): Promise<ComposedPack> {
  findPack(name);
  const device = simulatedVehicle(await readVehicleState(state));
  return { implemented: implementVehiclePack({ device }), device };
}

/** @throws {UsageError} for a name that is no pack. */
export function findPack(name: string): ToolPack {
  const pack = knownPacks.find((candidate) => candidate.name === name);
  if (!pack) throw new UsageError(`There is no pack "${name}". Known: ${knownPacks.map((candidate) => candidate.name).join(', ')}.`);
  return pack;
}

import type { ToolPack } from '@octoweave/core';
import { UsageError } from '../../usage-error.ts';
import { androidContribution } from './android-contribution.ts';
import { macosContribution } from './macos-contribution.ts';
import type { PackContribution } from './pack-contribution.ts';
import { serviceContributions } from './service-contributions.ts';
import { vehicleContribution } from './vehicle-contribution.ts';

/** Every pack the command line knows. */
export const knownPacks: readonly PackContribution[] = [
  vehicleContribution,
  androidContribution,
  macosContribution,
  ...serviceContributions,
];

/** The packs on offer where none is named: those of the first embedded model. */
export const defaultPacks: readonly PackContribution[] = [vehicleContribution];

/** The packs of these names or paths, each once; `fallback` where none is named. @throws {UsageError} for a name that is no pack. */
export async function findPacks(
  names: readonly string[],
  fallback: readonly PackContribution[] = defaultPacks,
): Promise<readonly PackContribution[]> {
  if (names.length === 0) return fallback;
  const packs = await Promise.all([...new Set(names)].map(findPack));
  const repeated = packs.find(({ name }, index) => packs.findIndex((other) => other.name === name) < index);
  if (repeated) throw new UsageError(`Two packs are called ${repeated.name}. Leave one of them out, or give your own another name.`);
  return packs;
}

async function findPack(name: string): Promise<PackContribution> {
  if (isPackPath(name)) return (await import('./load-pack.ts')).loadPack(name);
  const pack = knownPacks.find((candidate) => candidate.name === name);
  if (pack) return pack;
  throw new UsageError(
    `There is no pack "${name}". Known: ${knownPacks.map((candidate) => candidate.name).join(', ')}; your own by a path that begins with ".".`,
  );
}

/** Whether a pack is named by its path: it begins with "." or "/", or ends as a module does, which the name of a pack never does. */
const isPackPath = (name: string): boolean => /^[./]|\.[cm]?[jt]s$/u.test(name);

/** The declarations of packs. */
export function declarePacks(packs: readonly PackContribution[]): Promise<readonly ToolPack[]> {
  return Promise.all(packs.map(({ declare }) => declare()));
}

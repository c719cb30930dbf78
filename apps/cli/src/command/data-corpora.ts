import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolPack } from '@octoweave/core';
import { corporaFolder, type ReadCorporaOptions } from '@octoweave/forge';
import { declarePacks, findPacks, knownPacks } from '../compose/pack/known-packs.ts';
import { vehicleContribution } from '../compose/pack/vehicle-contribution.ts';
import { UsageError } from '../usage-error.ts';

/** Which corpora are meant. */
export interface CorpusOptions {
  /** Names and paths of packs; the car where none is named. */
  readonly pack: readonly string[];
  /** Folders of packs of one's own, each with or without the pack before it. */
  readonly phrasings: readonly string[];
  /** @defaultValue the corpora that come with octoweave */
  readonly corpora?: string | undefined;
}

/** Packs, and where their corpora are. */
export interface LocatedCorpora extends ReadCorporaOptions {
  readonly own: ReadonlyMap<string, string>;
}

/**
 * Finds packs and their corpora.
 *
 * - The order of the packs is fixed, known ones before those by a path, so that the functional tokens of a trained model never move.
 *
 * @throws {UsageError} where a pack has no corpus, or a corpus no pack.
 */
export async function locateCorpora({ pack, phrasings, corpora: folder = corporaFolder }: CorpusOptions): Promise<LocatedCorpora> {
  const found = await findPacks(pack, [vehicleContribution]);
  const packs = await declarePacks([
    ...knownPacks.filter((known) => found.includes(known)),
    ...found.filter((one) => !knownPacks.includes(one)),
  ]);
  const own = assignFolders(phrasings, { packs, folder });
  const bare = packs.filter(({ name }) => !own.has(name) && !existsSync(join(folder, name)));
  if (bare.length > 0)
    throw new UsageError(
      `Nobody wrote down how people ask for ${bare.map(({ name }) => name).join(', ')}. Write phrasings (docs/own-pack.md), and name their folder with --phrasings.`,
    );
  return { packs, folder, own };
}

interface AssignFoldersOptions {
  readonly packs: readonly ToolPack[];
  readonly folder: string;
}

/** `coffee=phrasings` names its pack; without it, the pack that has no other corpus is meant. */
function assignFolders(phrasings: readonly string[], { packs, folder }: AssignFoldersOptions): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const written of phrasings) {
    const [, named, path = written] = /^([a-z][a-z0-9_]*)=(.*)$/su.exec(written) ?? [];
    const candidates = packs.filter(({ name }) =>
      named === undefined ? !own.has(name) && !existsSync(join(folder, name)) : name === named,
    );
    const [meant, ...others] = candidates;
    if (!meant)
      throw new UsageError(
        `--phrasings ${written} is for no pack that is named here. Name yours with --pack; those named: ${packs.map(({ name }) => name).join(', ')}.`,
      );
    if (others.length > 0)
      throw new UsageError(`Say whose phrasings these are: ${candidates.map(({ name }) => `--phrasings ${name}=${path}`).join(' or ')}.`);
    if (!existsSync(path)) throw new UsageError(`There is no folder ${path}.`);
    own.set(meant.name, path);
  }
  return own;
}

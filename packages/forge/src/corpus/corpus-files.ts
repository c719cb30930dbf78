import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ToolPack } from '@octoweave/core';

/** The corpora of this package. */
export const corporaFolder: string = fileURLToPath(new URL('../../corpora', import.meta.url));

/** Where corpora are. */
export interface CorpusFolders {
  /** A folder with one folder for each pack, and `shared`. */
  readonly folder: string;
  /** Folders of packs whose corpus stands alone, by pack name. @defaultValue none */
  readonly own?: ReadonlyMap<string, string> | undefined;
}

/** A file of a corpus, there or not. */
export interface CorpusFile {
  /** As issues name it. */
  readonly name: string;
  readonly path: string;
  /** The pack whose it is; none for a shared one. */
  readonly pack?: ToolPack | undefined;
}

/** Where a file of a pack, or a shared one, is. */
export function locateCorpusFile(name: string, pack: ToolPack | undefined, { folder, own }: CorpusFolders): CorpusFile {
  const ownFolder = pack && own?.get(pack.name);
  if (ownFolder !== undefined) return { name: join(ownFolder, name), path: join(ownFolder, name), pack };
  const shown = join(pack?.name ?? 'shared', name);
  return { name: shown, path: join(folder, shown), pack };
}

export const isThere = ({ path }: Pick<CorpusFile, 'path'>): boolean => existsSync(path);

/** The text of a file; empty where it is not there. */
export const readCorpusFile = (file: CorpusFile): string => (isThere(file) ? readFileSync(file.path, 'utf8') : '');

/** Lines in their order, without comments and empty ones; what stands twice is said twice as often. */
export function readLines(file: CorpusFile): readonly string[] {
  const lines = readCorpusFile(file)
    .split('\n')
    .map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('# '));
}

/** Names of packs that have a folder in the corpora. */
export function readPackNames(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== 'shared' ? [entry.name] : [],
  );
}

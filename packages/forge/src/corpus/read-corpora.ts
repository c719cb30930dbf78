import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolPack } from '@octoweave/core';
import { CorpusError, type CorpusIssue } from './corpus-error.ts';
import { parseFrames, type Frame } from './parse-frames.ts';
import { parsePhrasings } from './parse-phrasings.ts';
import type { PhrasingBlock } from './phrasing.ts';

/** Everything that was written by hand for one pack. */
export interface Corpora {
  readonly blocks: readonly PhrasingBlock[];
  /** Frames with `{first}`, `{second}` and perhaps `{third}`. */
  readonly connectors: readonly Frame[];
  /** Frames with `{request}`. */
  readonly wrappers: readonly Frame[];
  /** Frames that turn an order into none: `none` with `{request}`, `beside` with `{request}` and the unwanted `{other}`. */
  readonly disclaimers: readonly Frame[];
  /** Values of free text, by list name. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Where corpora are, and for which pack. */
export interface ReadCorporaOptions {
  readonly pack: ToolPack;
  /** The folder `corpora`. */
  readonly folder: string;
  /** Go on without files that are not there yet. @defaultValue false */
  readonly allowsMissing?: boolean;
}

/**
 * Reads the corpora of a pack from disk.
 *
 * @throws {CorpusError} `corpus-missing` where a file is not there; `corpus-invalid` with every slip of every file.
 */
export function readCorpora({ pack, folder, allowsMissing = false }: ReadCorporaOptions): Corpora {
  const names = [...pack.definitions.map(({ name }) => name), 'parallel', 'refusals', 'near-misses'];
  const files = names.map((name) => join(pack.name, `${name}.phrasings`));
  const wrapperFile = join('shared', 'wrappers.phrasings');
  const connectorFile = join('shared', 'connectors.phrasings');
  const disclaimerFile = join('shared', 'disclaimers.phrasings');
  const missing = [...files, wrapperFile, connectorFile, disclaimerFile].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0 && !allowsMissing)
    throw new CorpusError({
      code: 'corpus-missing',
      issues: missing.map((file) => ({
        place: { file, line: 1 },
        problem: `the file is missing in ${folder}`,
        advice: 'Write it, or allow missing files',
      })),
    });

  const read = (file: string): string => (missing.includes(file) ? '' : readFileSync(join(folder, file), 'utf8'));
  const phrasings = files.map((file) => parsePhrasings(read(file), { file, pack }));
  const wrappers = parseFrames(read(wrapperFile), { file: wrapperFile, holes: [['request']] });
  const connectors = parseFrames(read(connectorFile), {
    file: connectorFile,
    holes: [
      ['first', 'second'],
      ['first', 'second', 'third'],
    ],
  });
  const disclaimers = parseFrames(read(disclaimerFile), {
    file: disclaimerFile,
    holes: [['request'], ['request', 'other'], ['other', 'request']],
  });
  const blocks = phrasings.flatMap((file) => file.blocks);
  const issues = [...phrasings, wrappers, connectors, disclaimers].flatMap((file) => file.issues);
  issues.push(...findContradictions(blocks));
  if (issues.length > 0) throw new CorpusError({ code: 'corpus-invalid', issues });
  return {
    blocks,
    connectors: connectors.frames,
    wrappers: wrappers.frames,
    disclaimers: disclaimers.frames,
    lists: readLists(join(folder, 'shared', 'lists')),
  };
}

/** The same sentence under different calls: a model cannot learn both. */
function findContradictions(blocks: readonly PhrasingBlock[]): readonly CorpusIssue[] {
  const seen = new Map<string, { readonly calls: string; readonly at: string }>();
  return blocks.flatMap(({ calls, phrasings }) => {
    const printed = JSON.stringify(calls.map(({ tool, arguments: given }) => [tool.name, given]));
    return phrasings.flatMap(({ text, place }): readonly CorpusIssue[] => {
      const first = seen.get(text);
      if (!first) seen.set(text, { calls: printed, at: `${place.file}:${place.line}` });
      if (!first || first.calls === printed) return [];
      return [
        { place, problem: `"${text}" asks for something else at ${first.at}`, advice: 'Decide by conventions.md and keep one of the two' },
      ];
    });
  });
}

function readLists(folder: string): ReadonlyMap<string, readonly string[]> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => [file.slice(0, -'.txt'.length), readList(join(folder, file))]),
  );
}

function readList(path: string): readonly string[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('# ')))];
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolId, ToolPack } from '@octoweave/core';
import { listsNamedBy, parseTextTemplate, type TextTemplate } from '../surface/text-list.ts';
import { textMakers } from '../surface/text-makers.ts';
import { ownerSource } from '../surface/text-surface.ts';
import { CorpusError, type CorpusIssue } from './corpus-error.ts';
import { parseFrames, type Frame } from './parse-frames.ts';
import { parsePhrasings, type PhrasingFile } from './parse-phrasings.ts';
import type { PhrasingBlock } from './phrasing.ts';
import { readTwins } from './read-twins.ts';
import { settleMeanings } from './settle-meanings.ts';

/** Everything that was written by hand for packs that one model is to know. */
export interface Corpora {
  readonly blocks: readonly PhrasingBlock[];
  /** Blocks in which a call needs what another one gives. */
  readonly nested: readonly PhrasingBlock[];
  /** Frames with `{first}`, `{second}` and perhaps `{third}`. */
  readonly connectors: readonly Frame[];
  /** Frames with `{request}`. */
  readonly wrappers: readonly Frame[];
  /** Frames that turn an order into none: `none` with `{request}`, `beside` with `{request}` and the unwanted `{other}`. */
  readonly disclaimers: readonly Frame[];
  /** Frames with `{request}` that say which device is meant, by pack. */
  readonly mentions: ReadonlyMap<string, readonly Frame[]>;
  /** Values of free text, by list name. */
  readonly lists: ReadonlyMap<string, readonly TextTemplate[]>;
  /** Groups of tools that serve the same words. */
  readonly twins: readonly (readonly ToolId[])[];
  /** Sentences one pack refuses and another one serves: left out, because a model that knows both must not refuse them. */
  readonly servedElsewhere: number;
}

/** Where corpora are, and for which packs. */
export interface ReadCorporaOptions {
  readonly packs: readonly ToolPack[];
  /** The folder `corpora`. */
  readonly folder: string;
  /** Go on without files that are not there yet. @defaultValue false */
  readonly allowsMissing?: boolean;
}

/** A file of phrasings, and the pack whose it is. */
interface CorpusFile {
  readonly file: string;
  readonly pack?: ToolPack;
}

/**
 * Reads the corpora of packs from disk.
 *
 * @throws {CorpusError} `corpus-missing` where a file is not there; `corpus-invalid` with every slip of every file.
 */
export function readCorpora({ packs, folder, allowsMissing = false }: ReadCorporaOptions): Corpora {
  const files = packs.flatMap((pack): readonly CorpusFile[] => [
    ...pack.definitions.map(({ name }) => ({ file: join(pack.name, `${name}.phrasings`), pack })),
    ...['parallel', 'refusals', 'near-misses'].map((name) => ({ file: join(pack.name, `${name}.phrasings`), pack })),
  ]);
  const isThere = (file: string): boolean => existsSync(join(folder, file));
  const frameFiles = ['wrappers', 'connectors', 'disclaimers'].map((name) => join('shared', `${name}.phrasings`));
  const missing = [...files.map(({ file }) => file), ...frameFiles].filter((file) => !isThere(file));
  if (missing.length > 0 && !allowsMissing)
    throw new CorpusError({
      code: 'corpus-missing',
      issues: missing.map((file) => ({
        place: { file, line: 1 },
        problem: `the file is missing in ${folder}`,
        advice: 'Write it, or allow missing files',
      })),
    });

  const read = (file: string): string => (isThere(file) ? readFileSync(join(folder, file), 'utf8') : '');
  const packNames = new Set([...readPackNames(folder), ...packs.map(({ name }) => name)]);
  const parse = ({ file, pack }: CorpusFile): PhrasingFile => parsePhrasings(read(file), { file, pack, packs, packNames });
  const phrasings = [...files, ...['parallel', 'refusals'].map((name) => ({ file: join('shared', `${name}.phrasings`) }))].map(parse);
  const nestedFiles = [
    ...packs.map((pack): CorpusFile => ({ file: join(pack.name, 'nested.phrasings'), pack })),
    { file: join('shared', 'nested.phrasings') },
  ].map(parse);
  const frames = (file: string, ...holes: readonly (readonly string[])[]): ReturnType<typeof parseFrames> =>
    parseFrames(read(file), { file, holes });
  const wrappers = frames(join('shared', 'wrappers.phrasings'), ['request']);
  const connectors = frames(join('shared', 'connectors.phrasings'), ['first', 'second'], ['first', 'second', 'third']);
  const disclaimers = frames(join('shared', 'disclaimers.phrasings'), ['request'], ['request', 'other'], ['other', 'request']);
  const mentions = packs.map(({ name }) => ({ name, ...frames(join(name, 'mentions.phrasings'), ['request']) }));

  const lists = readLists(join(folder, 'shared', 'lists'));
  const settled = settleMeanings({
    blocks: phrasings.flatMap((file) => file.blocks),
    nested: nestedFiles.flatMap((file) => file.blocks),
    packNames: packs.map(({ name }) => name),
  });
  const issues = [...phrasings, ...nestedFiles, wrappers, connectors, disclaimers, ...mentions].flatMap((file) => file.issues);
  issues.push(...settled.issues, ...findUnknownSources([...settled.blocks, ...settled.nested], lists), ...findListIssues(lists));
  if (issues.length > 0) throw new CorpusError({ code: 'corpus-invalid', issues });
  return {
    blocks: settled.blocks,
    nested: settled.nested,
    connectors: connectors.frames,
    wrappers: wrappers.frames,
    disclaimers: disclaimers.frames,
    mentions: new Map(mentions.map(({ name, frames: said }) => [name, said])),
    lists,
    twins: readTwins(join(folder, 'shared', 'twins.txt'), packs),
    servedElsewhere: settled.servedElsewhere,
  };
}

function readPackNames(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== 'shared' ? [entry.name] : [],
  );
}

const isKnownSource = (source: string, lists: Corpora['lists']): boolean =>
  lists.has(source) || Object.hasOwn(textMakers, source) || source === ownerSource;

/** Slots that neither a list nor a maker fills; each source is told once. */
function findUnknownSources(blocks: readonly PhrasingBlock[], lists: Corpora['lists']): readonly CorpusIssue[] {
  const unknown = new Map<string, CorpusIssue>();
  for (const { slots, phrasings } of blocks)
    for (const slot of slots.values()) {
      const place = phrasings[0]?.place;
      if (slot.type === 'text' && place && !isKnownSource(slot.source, lists) && !unknown.has(slot.source))
        unknown.set(slot.source, {
          place,
          problem: `nothing says "${slot.source}"`,
          advice: `Write shared/lists/${slot.source}.txt, or name one of ${Object.keys(textMakers).join(', ')} and the lists`,
        });
    }
  return [...unknown.values()];
}

function findListIssues(lists: Corpora['lists']): readonly CorpusIssue[] {
  return [...lists].flatMap(([name, templates]) => {
    const place = { file: join('shared', 'lists', `${name}.txt`), line: 1 };
    const unknown = [...new Set(listsNamedBy(templates))].filter((named) => !isKnownSource(named, lists));
    return [
      ...unknown.map((named) => ({ place, problem: `nothing says "${named}"`, advice: 'Write that list, or name another' })),
      ...templates.flatMap(({ problems }) => problems.map((problem) => ({ place, problem, advice: 'Write a line as in a corpus' }))),
    ];
  });
}

function readLists(folder: string): ReadonlyMap<string, readonly TextTemplate[]> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => [file.slice(0, -'.txt'.length), readList(join(folder, file)).map(parseTextTemplate)]),
  );
}

/** Lines in their order; what stands twice is said twice as often. */
function readList(path: string): readonly string[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('# '));
}

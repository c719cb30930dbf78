import type { ToolId, ToolPack } from '@octoweave/core';
import type { TextTemplate } from '../surface/text-list.ts';
import { textMakers } from '../surface/text-makers.ts';
import { CorpusError, type CorpusIssue } from './corpus-error.ts';
import {
  isThere,
  locateCorpusFile,
  readCorpusFile,
  readLines,
  readPackNames,
  type CorpusFile,
  type CorpusFolders,
} from './corpus-files.ts';
import { parseFrames, type Frame } from './parse-frames.ts';
import { parsePhrasings, type PhrasingFile } from './parse-phrasings.ts';
import { parsePlans, type PlanBlock } from './parse-plans.ts';
import type { PhrasingBlock } from './phrasing.ts';
import { isKnownSource, readLists } from './read-lists.ts';
import { readTwins } from './read-twins.ts';
import { settleMeanings } from './settle-meanings.ts';

/** Everything that was written by hand for packs that one model is to know. */
export interface Corpora {
  readonly blocks: readonly PhrasingBlock[];
  /** Blocks in which a call needs what another one gives. */
  readonly nested: readonly PhrasingBlock[];
  /** Sentences with the steps they are to be taken apart into. */
  readonly plans: readonly PlanBlock[];
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
export interface ReadCorporaOptions extends CorpusFolders {
  readonly packs: readonly ToolPack[];
}

/** Corpora as far as they can be read. */
export interface CheckedCorpora {
  readonly corpora: Corpora;
  /** Every slip of every file, and files that must be there and are not. */
  readonly issues: readonly CorpusIssue[];
  /** Files that a corpus which stands alone does without. */
  readonly absent: readonly string[];
}

const packFileNames = ['parallel', 'refusals', 'near-misses'] as const;

/** Reads the corpora of packs from disk, and finds what is wrong with them. */
export function checkCorpora({ packs, ...folders }: ReadCorporaOptions): CheckedCorpora {
  const ofPack = (name: string) => (pack: ToolPack) => locateCorpusFile(`${name}.phrasings`, pack, folders);
  const shared = (name: string): CorpusFile => locateCorpusFile(`${name}.phrasings`, undefined, folders);
  const files = packs.flatMap((pack) => [...pack.definitions.map(({ name }) => name), ...packFileNames].map((name) => ofPack(name)(pack)));
  const frameFiles = { wrappers: shared('wrappers'), connectors: shared('connectors'), disclaimers: shared('disclaimers') };
  const isOwn = ({ pack }: CorpusFile): boolean => pack !== undefined && (folders.own?.has(pack.name) ?? false);
  const missing = [...files, ...Object.values(frameFiles)].filter((file) => !isThere(file));

  const packNames = new Set([...readPackNames(folders.folder), ...packs.map(({ name }) => name)]);
  const parse = (file: CorpusFile): PhrasingFile =>
    parsePhrasings(readCorpusFile(file), { file: file.name, pack: file.pack, packs, packNames });
  const phrasings = [...files, shared('parallel'), shared('refusals')].map(parse);
  const nestedFiles = [...packs.map(ofPack('nested')), shared('nested')].map(parse);
  const planFiles = [...packs.map(ofPack('plans')), shared('plans')].map((file) =>
    parsePlans(readCorpusFile(file), {
      file: file.name,
      packName: file.pack?.name,
      packNames: new Set(packs.map(({ name }) => name)),
      knownPackNames: packNames,
    }),
  );
  const frames = (file: CorpusFile, ...holes: readonly (readonly string[])[]): ReturnType<typeof parseFrames> =>
    parseFrames(readCorpusFile(file), { file: file.name, holes });
  const wrappers = frames(frameFiles.wrappers, ['request']);
  const connectors = frames(frameFiles.connectors, ['first', 'second'], ['first', 'second', 'third']);
  const disclaimers = frames(frameFiles.disclaimers, ['request'], ['request', 'other'], ['other', 'request']);
  const mentionFiles = packs.map(ofPack('mentions'));
  const mentions = mentionFiles.map((file) => frames(file, ['request']));

  const { lists, issues: listIssues } = readLists(packs, folders);
  const own = packs.filter(({ name }) => folders.own?.has(name));
  const settled = settleMeanings({
    blocks: phrasings.flatMap((file) => file.blocks),
    nested: nestedFiles.flatMap((file) => file.blocks),
    packNames: packs.map(({ name }) => name),
    served: new Map(own.map((pack) => [pack.name, readLines(locateCorpusFile('served.txt', pack, folders))])),
  });
  const twins = [undefined, ...own].map((pack) => readTwins(locateCorpusFile('twins.txt', pack, folders), packs));
  return {
    corpora: {
      blocks: settled.blocks,
      nested: settled.nested,
      plans: planFiles.flatMap((file) => file.blocks),
      connectors: connectors.frames,
      wrappers: wrappers.frames,
      disclaimers: disclaimers.frames,
      mentions: new Map(packs.map(({ name }, index) => [name, mentions[index]?.frames ?? []])),
      lists,
      twins: twins.flatMap((read) => read.twins),
      servedElsewhere: settled.servedElsewhere,
    },
    issues: [
      ...missing.filter((file) => !isOwn(file)).map(describeMissing),
      ...[...phrasings, ...nestedFiles, ...planFiles, wrappers, connectors, disclaimers, ...mentions, settled].flatMap(
        ({ issues }) => issues,
      ),
      ...findUnknownSources([...settled.blocks, ...settled.nested, ...planFiles.flatMap((file) => file.blocks)], lists),
      ...listIssues,
      ...twins.flatMap(({ issues }) => issues),
    ],
    absent: [...missing, ...mentionFiles.filter((file) => !isThere(file))].filter(isOwn).map(({ name }) => name),
  };
}

/** Reads the corpora of packs from disk. @throws {CorpusError} with every slip of every file. */
export function readCorpora(options: ReadCorporaOptions): Corpora {
  const { corpora, issues } = checkCorpora(options);
  if (issues.length > 0) throw new CorpusError(issues);
  return corpora;
}

/** What a pack's own corpus holds, with the refusals and frames that all share. */
export function corporaOf(packName: string, corpora: Corpora): Corpora {
  const isOwn = (block: PhrasingBlock): boolean => block.packName === packName;
  const isSharedRefusal = ({ packName: owner, calls }: PhrasingBlock): boolean => owner === undefined && calls.length === 0;
  return {
    ...corpora,
    blocks: corpora.blocks.filter((block) => isOwn(block) || isSharedRefusal(block)),
    nested: corpora.nested.filter(isOwn),
    plans: corpora.plans.filter(({ packName: owner }) => owner === packName),
  };
}

const describeMissing = ({ name }: CorpusFile): CorpusIssue => ({
  place: { file: name, line: 1 },
  problem: 'the file is missing',
  advice: 'Write it, or leave its pack out',
});

/** Slots that neither a list nor a maker fills; each source is told once. */
function findUnknownSources(
  blocks: readonly Pick<PhrasingBlock, 'slots' | 'phrasings'>[],
  lists: Corpora['lists'],
): readonly CorpusIssue[] {
  const unknown = new Map<string, CorpusIssue>();
  for (const { slots, phrasings } of blocks)
    for (const slot of slots.values()) {
      const place = phrasings[0]?.place;
      if (slot.type === 'text' && place && !isKnownSource(slot.source, lists) && !unknown.has(slot.source))
        unknown.set(slot.source, {
          place,
          problem: `nothing says "${slot.source}"`,
          advice: `Write lists/${slot.source}.txt, or name one of ${Object.keys(textMakers).join(', ')} and the lists`,
        });
    }
  return [...unknown.values()];
}

import type { CorpusIssue } from './corpus-error.ts';
import { findWords } from './find-words.ts';
import { packsOf, type PhrasedCall, type PhrasingBlock } from './phrasing.ts';

/** Blocks whose sentences mean one thing to each set of packs. */
export interface SettledMeanings {
  readonly blocks: readonly PhrasingBlock[];
  readonly nested: readonly PhrasingBlock[];
  /** Sentences of refusals that were left out because another pack serves them. */
  readonly servedElsewhere: number;
  readonly issues: readonly CorpusIssue[];
}

/** What is to be settled. */
export interface SettleMeaningsOptions {
  readonly blocks: readonly PhrasingBlock[];
  readonly nested: readonly PhrasingBlock[];
  /** The packs that one model is to know. */
  readonly packNames: readonly string[];
  /** Words that only one pack is about, by its name: a refusal of anybody else that holds them is left out. @defaultValue none */
  readonly served?: ReadonlyMap<string, readonly string[]>;
}

/** A meaning of a sentence, and where it is written. */
interface Meaning {
  readonly calls: string;
  readonly at: string;
}

/**
 * Leaves out refusals that another pack of the set serves, and finds sentences that one pack understands in two ways.
 *
 * - Two packs may understand one sentence each in its own way: which is meant depends on the packs an agent offers.
 * - No sentence is refused by one pack's corpus and served by another's: the refusal is left out.
 */
export function settleMeanings({ blocks, nested, packNames, served = new Map() }: SettleMeaningsOptions): SettledMeanings {
  const serving = new Map<string, Set<string>>();
  for (const { calls, phrasings } of [...blocks, ...nested])
    for (const { text } of calls.length > 0 ? phrasings : []) {
      const packs = serving.get(text) ?? new Set();
      for (const pack of packsOf(calls)) packs.add(pack);
      serving.set(text, packs);
    }
  let servedElsewhere = 0;
  const kept = blocks.flatMap((block): readonly PhrasingBlock[] => {
    if (block.calls.length > 0) return [block];
    const isServed = block.servedBy.some((name) => packNames.includes(name));
    const isOfOtherPack = (text: string): boolean => {
      const packs = serving.get(text);
      return packs !== undefined && block.packName !== undefined && !packs.has(block.packName);
    };
    const wordsOfOthers = [...served].flatMap(([name, words]) => (name === block.packName ? [] : words));
    const isAboutOther = (text: string): boolean => wordsOfOthers.some((words) => findWords(text, words) !== undefined);
    const phrasings = isServed ? [] : block.phrasings.filter(({ text }) => !isOfOtherPack(text) && !isAboutOther(text));
    servedElsewhere += block.phrasings.length - phrasings.length;
    return phrasings.length > 0 ? [{ ...block, phrasings }] : [];
  });
  return { blocks: kept, nested, servedElsewhere, issues: findContradictions([...kept, ...nested]) };
}

/** The packs a sentence is understood by, and no pack for a refusal: within one owner a sentence has one meaning. */
const ownerOf = (calls: readonly PhrasedCall[]): string => packsOf(calls).join('+');

/** The same sentence under different calls of the same packs, or refused and served: a model cannot learn both. */
function findContradictions(blocks: readonly PhrasingBlock[]): readonly CorpusIssue[] {
  const seen = new Map<string, Map<string, Meaning>>();
  return blocks.flatMap(({ calls, phrasings }) => {
    const owner = ownerOf(calls);
    const printed = JSON.stringify(calls.map(printCall));
    return phrasings.flatMap(({ text, place }): readonly CorpusIssue[] => {
      const meanings = seen.get(text) ?? new Map<string, Meaning>();
      seen.set(text, meanings);
      const other = owner === '' ? [...meanings.values()].find(({ calls: known }) => known !== printed) : meanings.get('');
      const first = other ?? meanings.get(owner);
      if (!first) meanings.set(owner, { calls: printed, at: `${place.file}:${place.line}` });
      if (!first || first.calls === printed) return [];
      return [
        { place, problem: `"${text}" asks for something else at ${first.at}`, advice: 'Decide by conventions.md and keep one of the two' },
      ];
    });
  });
}

const printCall = ({ toolId, arguments: given }: PhrasedCall): readonly unknown[] => [
  toolId,
  given.map((argument) => (argument.type === 'nested' ? printCall(argument.call) : argument)),
];

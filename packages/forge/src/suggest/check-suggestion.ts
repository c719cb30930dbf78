import type { ToolPack } from '@octoweave/core';
import type { Corpora } from '../corpus/read-corpora.ts';
import { packsOf } from '../corpus/phrasing.ts';
import { compareWords, readWords, type SentenceWords } from './compare-words.ts';
import type { SuggestedLine } from './suggestion-reader.ts';
import { parseTask, type SuggestionTask } from './suggestion-task.ts';

/**
 * Why a line of a model is thrown out.
 *
 * - `talk`: it is no sentence of the list. `cut-off`: the answer broke off in it.
 * - `unprintable`: it holds characters that no keyboard writes, or is longer than anybody says.
 * - `unfit`: `parsePhrasings` does not accept it under the header: a slot or copied words are missing, a brace is not closed.
 * - `elsewhere`: the pack's corpus has it under another call or refuses it, or it was suggested for another call.
 * - `known`: the corpus has it, or an earlier suggestion is the same. `near`: one of these differs from it in hardly a word.
 */
export type SuggestionFault = (typeof suggestionFaults)[number];

export const suggestionFaults = ['talk', 'cut-off', 'unprintable', 'unfit', 'elsewhere', 'known', 'near'] as const;

/** A line of a model, and whether it holds up. */
export interface CheckedSuggestion {
  readonly text: string;
  /** Undefined where it holds up. */
  readonly fault: SuggestionFault | undefined;
}

/** Checks lines one after another. */
export interface SuggestionChecker {
  /** Remembers a sentence that holds up, so that it does not hold up twice. */
  check(task: SuggestionTask, line: SuggestedLine): CheckedSuggestion;
}

/** What suggestions are held against. */
export interface CreateSuggestionCheckerOptions {
  readonly packs: readonly ToolPack[];
  readonly corpora: Corpora;
}

/** More than the longest sentence of the corpora. */
const longestSentence = 240;
/** Sentences that share this much of their words are one sentence with a word changed: four words of five, eight of ten. */
const nearness = 0.8;

/** Holds what a model writes against the parser and the corpora. */
export function createSuggestionChecker({ packs, corpora }: CreateSuggestionCheckerOptions): SuggestionChecker {
  const ofCorpora = new Map<string, readonly KnownSentence[]>();
  const kept: KeptSentence[] = [];
  const readPack = (name: string): readonly KnownSentence[] => {
    const known = ofCorpora.get(name) ?? readSentences(name, corpora);
    ofCorpora.set(name, known);
    return known;
  };

  const findFault = (task: SuggestionTask, text: string): SuggestionFault | undefined => {
    if (/\p{C}/u.test(text) || text.length > longestSentence) return 'unprintable';
    const { blocks, issues } = parseTask(task, { lines: [text], packs });
    if (issues.length > 0 || blocks.length !== 1) return 'unfit';
    const words = readWords(text);
    const own = new Set(task.known);
    const keptHere = kept.filter(({ pack }) => pack === task.pack);
    const same = [
      ...task.known.map(readWords),
      ...keptHere.filter(({ header }) => header === task.header).map((sentence) => sentence.words),
    ];
    const likest = Math.max(0, ...same.map((other) => compareWords(words, other)));
    if (likest === 1) return 'known';
    const others = [
      ...readPack(task.pack.name).filter((sentence) => !own.has(sentence.text)),
      ...keptHere.filter(({ header }) => header !== task.header),
    ];
    if (others.some((other) => compareWords(words, other.words) === 1)) return 'elsewhere';
    return likest >= nearness ? 'near' : undefined;
  };

  return {
    check: (task, { type, text }) => {
      if (type !== 'sentence') return { text, fault: type };
      const fault = findFault(task, text);
      if (fault === undefined) kept.push({ pack: task.pack, header: task.header, text, words: readWords(text) });
      return { text, fault };
    },
  };
}

interface KnownSentence {
  readonly text: string;
  readonly words: SentenceWords;
}

interface KeptSentence extends KnownSentence {
  readonly pack: ToolPack;
  readonly header: string;
}

/** What a pack's corpus says and refuses, with what every pack refuses. */
function readSentences(packName: string, { blocks, nested }: Corpora): readonly KnownSentence[] {
  return [...blocks, ...nested]
    .filter(
      ({ calls, packName: owner }) => owner === packName || (calls.length === 0 ? owner === undefined : packsOf(calls).includes(packName)),
    )
    .flatMap(({ phrasings }) => phrasings.map(({ text }) => ({ text, words: readWords(text) })));
}

import { parsePhrasingParts } from '../corpus/parse-phrasing-parts.ts';

/** The words of a sentence, slots counted as words. */
export interface SentenceWords {
  /** Those that are always said. */
  readonly said: ReadonlySet<string>;
  /** Those too that stand in brackets. */
  readonly admitted: ReadonlySet<string>;
}

/** Words that tell no two sentences apart. */
const smallWords: ReadonlySet<string> = new Set(['the', 'a', 'an', 'please']);

/** Reads the words of a phrasing. */
export function readWords(text: string): SentenceWords {
  const said = new Set<string>();
  const optional: string[] = [];
  for (const part of parsePhrasingParts(text).parts) {
    if (part.type === 'slot') said.add(`{${part.name}}`);
    else if (part.type === 'choice') optional.push(...part.alternatives.flatMap(splitWords));
    else for (const word of splitWords(part.text)) said.add(word);
  }
  return { said, admitted: new Set([...said, ...optional]) };
}

/**
 * How much of their words two sentences share, from 0 to 1, in whatever order: the words both have by those that either has.
 *
 * - What only one of them may leave out is no difference.
 */
export function compareWords(first: SentenceWords, second: SentenceWords): number {
  const shared = [...first.admitted].filter((word) => second.admitted.has(word)).length;
  const different = countBeyond(first.said, second.admitted) + countBeyond(second.said, first.admitted);
  return shared + different === 0 ? 1 : shared / (shared + different);
}

const splitWords = (text: string): readonly string[] => (text.match(/[\p{L}\p{N}']+/gu) ?? []).filter((word) => !smallWords.has(word));

const countBeyond = (words: ReadonlySet<string>, known: ReadonlySet<string>): number =>
  [...words].filter((word) => !known.has(word)).length;

import type { CallGrammar } from './call-grammar.ts';
import { choiceOf, literalOf, neverMatching, nothingWritten, optional, referenceTo, sequenceOf, type GrammarRule } from './grammar-rule.ts';
import { escapeText, isSayable } from './quoted-text.ts';

/** One word of a request, split where a span may begin or end. */
export interface SpanWord {
  /** Punctuation before the word; usually empty. */
  readonly leading: string;
  readonly core: string;
  /** Punctuation after the word; usually empty. */
  readonly trailing: string;
}

/** The rule that matches a span. */
export const spanRule = 'span';

/**
 * The runs of words of a request, as they stand inside double quotes.
 *
 * - A span begins with a word's leading punctuation or its core, ends with a core or its trailing punctuation, and is verbatim between.
 * - Never empty. A request without words has no spans: the root has no options.
 * - One rule a word, of constant size: `word-3 ::= "back" (" seat" ...)?` goes on into `word-4`.
 * - A word with a control character or half a character, which no model can write, is in no span.
 */
export function createSpanGrammar({ words }: { readonly words: readonly SpanWord[] }): CallGrammar {
  const rules = new Map<string, GrammarRule>([[spanRule, choiceOf(...words.flatMap(startsAt))]]);
  words.forEach((word, index) => {
    const following = words[index + 1];
    const goOn = following === undefined ? nothingWritten : optional(sequenceOf(written(` ${following.leading}`), wordFrom(index + 1)));
    const afterCore = word.trailing === '' ? goOn : optional(sequenceOf(written(word.trailing), goOn));
    rules.set(wordRule(index), word.core === '' ? neverMatching : sequenceOf(written(word.core), afterCore));
  });
  return { root: spanRule, rules };
}

function startsAt({ leading }: SpanWord, index: number): readonly GrammarRule[] {
  return leading === '' ? [wordFrom(index)] : [wordFrom(index), sequenceOf(written(leading), wordFrom(index))];
}

function written(text: string): GrammarRule {
  return isSayable(text) ? literalOf(escapeText(text, '"')) : neverMatching;
}

const wordRule = (index: number): string => `word-${index + 1}`;

const wordFrom = (index: number): GrammarRule => referenceTo(wordRule(index));

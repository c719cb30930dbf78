import { charactersExcept, charactersIn, choiceOf, literalOf, repeatOf, sequenceOf, type GrammarRule } from './grammar-rule.ts';

/** A quotation mark of the call language: `'` around canonical values, `"` around words of the request. */
export type Quote = '"' | "'";

/** Escapes what would end or break a quoted text: the quote, backslashes and line ends. */
export function escapeText(text: string, quote: Quote): string {
  return text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

// oxlint-disable-next-line no-control-regex
const unsayable = /[\u0000-\u001f\u007f\ud800-\udfff]/u;

/** Whether a model can write the text once it is escaped: no control characters but line ends, no halves of a character. */
export function isSayable(text: string): boolean {
  return !unsayable.test(text.replaceAll(/[\n\r]/gu, ''));
}

/** What may stand inside quotes: every sayable text, each in the one spelling that `escapeText` gives it. */
export function quotedCharacters(quote: Quote, { minimum = 0 }: { readonly minimum?: number } = {}): GrammarRule {
  const plain = charactersExcept(quote, '\\', '\u0000-\u001f', '\u007f');
  const escaped = sequenceOf(literalOf('\\'), charactersIn('\\', quote, 'n', 'r'));
  return repeatOf(choiceOf(plain, escaped), { minimum });
}

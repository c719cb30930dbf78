import type { Quote } from '../grammar/quoted-text.ts';
import type { WrittenArgument } from './call-syntax-tree.ts';

/** Reads one quoted text, from after its opening quote. */
export interface QuotedTextReader {
  readonly quote: Quote;
  /** What was read so far, without escapes. */
  readonly text: string;
  /** Whether a quote inside the text was not escaped. */
  readonly hasUnescapedQuote: boolean;
  /** Reads on. True where the text had ended before this character, which is then not part of it. */
  read(character: string): boolean;
  /** What a control token, which is never part of a text, finds: an open text, one that has ended, or one with ";" after its end. */
  readonly endAtControl: 'open' | 'ended' | 'ended-with-separator';
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['n', '\n'],
  ['r', '\r'],
]);
const space = /\s/u;

/**
 * Reads a quoted text in which quotes may be unescaped: `'Don't forget'`.
 *
 * - A quote ends the text only before optional spaces and ",", ")" or "]", or before a control token, with or without ";" before it.
 *   Until that is known, the characters after it are held back.
 * - Linear: each character is held back at most once.
 */
export function createQuotedTextReader(quote: Quote): QuotedTextReader {
  let text = '';
  let isEscaping = false;
  let held = '';
  let holdsSeparator = false;
  let hasUnescapedQuote = false;

  const readInside = (character: string): void => {
    if (isEscaping) {
      text += escapes.get(character) ?? `\\${character}`;
      isEscaping = false;
    } else if (character === '\\') isEscaping = true;
    else if (character === quote) held = quote;
    else text += character;
  };
  const readAfterQuote = (character: string): boolean => {
    if (!holdsSeparator && (character === ',' || character === ')' || character === ']')) return true;
    if (space.test(character) || (character === ';' && !holdsSeparator)) {
      held += character;
      holdsSeparator ||= character === ';';
      return false;
    }
    text += held;
    held = '';
    holdsSeparator = false;
    hasUnescapedQuote = true;
    readInside(character);
    return false;
  };

  return {
    quote,
    get text() {
      return text;
    },
    get hasUnescapedQuote() {
      return hasUnescapedQuote;
    },
    get endAtControl() {
      if (held === '') return 'open';
      return holdsSeparator ? 'ended-with-separator' : 'ended';
    },
    read: (character) => {
      if (held !== '') return readAfterQuote(character);
      readInside(character);
      return false;
    },
  };
}

/** The argument a quoted text stands for: double quotes hold words of the request after one space, all else is a canonical value. */
export function quotedArgument(
  { quote, text }: Pick<QuotedTextReader, 'quote' | 'text'>,
  { isNegated }: { readonly isNegated: boolean },
): WrittenArgument {
  if (quote === '"' && text.startsWith(' ')) return { type: 'verbatim', text: text.slice(1), isNegated };
  return isNegated ? { type: 'verbatim', text, isNegated } : { type: 'literal', value: text };
}

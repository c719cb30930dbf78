/**
 * What a person said, in the form a small model reads, with the way back to the exact characters.
 *
 * A word is a run without white space; sentence punctuation at its edges can be left out of a span. `boundaries` are the places where a
 * verbatim argument may begin or end.
 */
export interface RequestText {
  readonly original: string;
  /** Lower case, straight quotes, one space before each word: what the model is given. */
  readonly folded: string;
  readonly words: readonly RequestWord[];
  /**
   * The original characters of a run of folded words, or undefined where the request does not hold it.
   *
   * The first occurrence counts. The result is byte for byte what the person said.
   */
  restore(foldedSpan: string): string | undefined;
}

/** One word, in folded text, split where a span may begin or end. */
export interface RequestWord {
  /** Sentence punctuation before the word; usually empty. */
  readonly leading: string;
  readonly core: string;
  /** Sentence punctuation after the word; usually empty. */
  readonly trailing: string;
}

interface Boundary {
  readonly folded: number;
  readonly original: number;
}

const word = /\S+/gu;
const leadingPunctuation: ReadonlySet<string> = new Set('("\'“‘«[');
const trailingPunctuation: ReadonlySet<string> = new Set('.,;:!?)"\'”’»]');

/** Folds a request. White space at its ends and between words does not matter; everything else is kept for `restore`. */
export function createRequestText(original: string): RequestText {
  const words: RequestWord[] = [];
  const starts: Boundary[] = [];
  const ends: Boundary[] = [];
  let folded = '';
  for (const match of original.matchAll(word)) {
    const { leading, core, trailing } = splitWord(match[0]);
    const foldedWord = { leading: fold(leading), core: fold(core), trailing: fold(trailing) };
    folded += ' ';
    starts.push({ folded: folded.length, original: match.index });
    folded += foldedWord.leading;
    starts.push({ folded: folded.length, original: match.index + leading.length });
    folded += foldedWord.core;
    ends.push({ folded: folded.length, original: match.index + leading.length + core.length });
    folded += foldedWord.trailing;
    ends.push({ folded: folded.length, original: match.index + match[0].length });
    words.push(foldedWord);
  }
  return { original, folded, words, restore: (span) => restoreSpan({ original, folded, starts, ends, span: span.trim() }) };
}

/** A word that is nothing but punctuation is all core. */
function splitWord(text: string): RequestWord {
  let start = 0;
  while (start < text.length && leadingPunctuation.has(text.charAt(start))) start += 1;
  let end = text.length;
  while (end > start && trailingPunctuation.has(text.charAt(end - 1))) end -= 1;
  if (start === end) return { leading: '', core: text, trailing: '' };
  return { leading: text.slice(0, start), core: text.slice(start, end), trailing: text.slice(end) };
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[‘’]/gu, "'").replaceAll(/[“”]/gu, '"');
}

interface RestoreOptions {
  readonly original: string;
  readonly folded: string;
  readonly starts: readonly Boundary[];
  readonly ends: readonly Boundary[];
  readonly span: string;
}

function restoreSpan({ original, folded, starts, ends, span }: RestoreOptions): string | undefined {
  if (span === '') return undefined;
  for (const start of starts) {
    if (!folded.startsWith(span, start.folded)) continue;
    const end = ends.find(({ folded: offset }) => offset === start.folded + span.length);
    if (end) return original.slice(start.original, end.original);
  }
  return undefined;
}

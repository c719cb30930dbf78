/** Reads an answer while it is written. What it holds is data: nothing but sentences is taken from it. */
export interface SuggestionReader {
  /** Takes on a piece of the answer. @returns the lines that it completes */
  push(text: string): readonly SuggestedLine[];
  /** The last line, where the model ended it; one that broke off is `cut-off`. */
  end(options: { readonly isComplete: boolean }): readonly SuggestedLine[];
}

/** A line of an answer that is not empty. */
export type SuggestedLine =
  /** A sentence, folded as a corpus has it. */
  | { readonly type: 'sentence'; readonly text: string }
  /** Something that is no item of the list: an introduction, a heading, a fence. */
  | { readonly type: 'talk'; readonly text: string }
  | { readonly type: 'cut-off'; readonly text: string };

const item = /^(?:[-*•–]|\d{1,3}[.)])\s+(.*)$/u;
const thoughtEnd = '</think>';

/**
 * Makes the reader of one answer of `printSuggestionPrompt`.
 *
 * - Items of a list are sentences, whether they stand after a dash or a number.
 * - Quotes around a sentence, its case and its final punctuation are folded away, and white space is one space.
 * - Lines between `<think>` and `</think>` are talk.
 */
export function createSuggestionReader(): SuggestionReader {
  let rest = '';
  let isThinking = false;
  const read = (raw: string): readonly SuggestedLine[] => {
    const line = raw.trim();
    if (line === '') return [];
    if (line.includes('<think>')) isThinking = true;
    const isThought = isThinking;
    if (line.includes(thoughtEnd)) isThinking = false;
    const [, said] = (isThought ? undefined : item.exec(line)) ?? [];
    return [said === undefined ? { type: 'talk', text: line } : { type: 'sentence', text: fold(said) }];
  };
  return {
    push: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      return lines.flatMap(read);
    },
    end: ({ isComplete }) => {
      const last = rest.trim();
      rest = '';
      if (isComplete || last === '') return read(last);
      return [{ type: 'cut-off', text: last }];
    },
  };
}

const finalMarks = /[.?!\s]+$/u;

const fold = (said: string): string =>
  said
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/\s+/gu, ' ')
    .replace(finalMarks, '')
    .replace(/^(["'`])(.*)\1$/u, '$2')
    .replace(finalMarks, '')
    .trim()
    .toLowerCase();

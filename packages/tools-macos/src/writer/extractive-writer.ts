import type { Writer } from './writer.ts';

const summarySentences = 3;
const longestSummary = 800;

/** Words too common to say what a text is about. */
const commonWords: ReadonlySet<string> = new Set(
  'a an and are as at be been but by can for from had has have he her his i if in into is it its may more most no not of on or our s she so such than that the their them then there these they this to was we were what when which who will with would you your'.split(
    ' ',
  ),
);

/**
 * A writer without a language model: what it writes was given to it, word for word.
 *
 * - A summary is the sentences that hold most of the text's frequent words, in their own order. The same text gives the same summary.
 * - An email is its context; where there is none, the body is left empty for the person.
 */
export const extractiveWriter: Writer = {
  summarize: ({ text }) => Promise.resolve(extractSummary(text)),
  writeEmail: ({ context }) => Promise.resolve(context),
};

function extractSummary(text: string): string {
  const sentences = splitSentences(text);
  const counts = new Map<string, number>();
  for (const word of sentences.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scored = sentences.map((sentence, index) => {
    const words = wordsOf(sentence);
    const weight = words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / Math.max(words.length, 1);
    return { sentence, index, weight };
  });
  const best = scored.toSorted((left, right) => right.weight - left.weight || left.index - right.index).slice(0, summarySentences);
  const summary = best
    .toSorted((left, right) => left.index - right.index)
    .map(({ sentence }) => sentence)
    .join(' ');
  return summary.length > longestSummary ? `${summary.slice(0, longestSummary).trimEnd()}…` : summary;
}

function splitSentences(text: string): readonly string[] {
  return text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .split(/(?<=[.!?]["')\]]?) (?=\p{Lu}|\p{N}|["'(])/u)
    .filter((sentence) => sentence !== '');
}

const wordsOf = (sentence: string): readonly string[] =>
  (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !commonWords.has(word));

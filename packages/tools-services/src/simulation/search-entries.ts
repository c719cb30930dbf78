import { sharedWords } from './name-words.ts';

/** Fewer of the words than this, and an entry is not what was looked for. */
const leastShare = 0.5;

/** The entries whose text has most of the words that were said, best first, in their order where equally good. */
export function searchEntries<Entry>(entries: readonly Entry[], said: string, textOf: (entry: Entry) => string): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, share: sharedWords(said, textOf(entry)) }))
    .filter(({ share }) => share >= leastShare)
    .toSorted((left, right) => right.share - left.share)
    .map(({ entry }) => entry);
}

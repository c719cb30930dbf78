import { readCardinal } from './read-cardinal.ts';
import { saidWords } from './said-words.ts';

/** What people say between what they did not mean and what they do; "or" before one belongs to it. */
const corrections: readonly (readonly string[])[] = [
  'hang on',
  'hold on',
  'i mean',
  'i meant',
  'make that',
  'not that',
  'scratch that',
  'actually',
  'er',
  'no',
  'rather',
  'sorry',
  'uh',
  'wait',
].map((phrase) => phrase.split(' '));

/** Longer than any number, date or address that somebody takes back. */
const longestTakenBack = 12;

/**
 * What a saying may mean in which the speaker corrected himself, likelier meanings first: "tomorrow at 4 pm, or make that 4:30 pm" is "tomorrow at
 * 4:30 pm". Nothing where nothing is taken back. The first that can be understood is meant.
 *
 * - What is said after the correction stands for the words right before it (the reparandum; Levelt, "Monitoring and self-repair in speech", 1983): for
 *   the last of them, the last two, and so on. A word or two may stand for words further ahead ("tuesday at ten, no, wednesday"), a number alone
 *   for the last number. At last it stands for all.
 * - Numbers are never moved beside each other: "two hours no three" is no "two three".
 * - After several corrections the last one holds.
 */
export function repairsOf(saying: string): readonly string[] {
  const words = saying.split(/\s+/u).filter((word) => word !== '');
  const bare = words.map((word) => word.toLowerCase().replaceAll(/^[,;–—-]+|[,;.–—-]+$/gu, ''));
  const starts = bare.flatMap((_, at) => (correctionAt(bare, at) === 0 ? [] : [at]));
  const [first] = starts;
  const last = starts.at(-1);
  if (first === undefined || last === undefined) return [];
  const meant = words.slice(last + correctionAt(bare, last));
  const end = bare[first - 1] === 'or' ? first - 1 : first;
  const before = [...words.slice(0, Math.max(0, end - 1)), ...bare.slice(Math.max(0, end - 1), end)].filter((word) => word !== '');
  if (meant.length === 0 || before.length === 0 || before.length > longestTakenBack) return [];
  const everything: Run = [0, before.length];
  return [
    ...numberRun(before, meant),
    ...runsWithin(before, meant).filter((run) => movesNoNumbers(run, { before, meant })),
    everything,
  ].map(([start, stop]) => [...before.slice(0, start), ...meant, ...before.slice(stop)].join(' '));
}

/** How many words the correction at a place has; 0 where there is none. */
function correctionAt(words: readonly string[], at: number): number {
  return corrections.find((phrase) => phrase.every((word, index) => words[at + index] === word))?.length ?? 0;
}

/** Words that are taken back: the place of the first, and the one behind the last. */
type Run = readonly [start: number, stop: number];

/** The last number, where a number alone is meant. */
function numberRun(before: readonly string[], meant: readonly string[]): readonly Run[] {
  const last = before.findLastIndex(isNumber);
  return meant.length === 1 && isNumber(meant[0]) && last >= 0 ? [[last, last + 1]] : [];
}

/** Every run but all words: the ones at the end first, then those further ahead. */
function runsWithin(before: readonly string[], meant: readonly string[]): readonly Run[] {
  const lengths = Array.from({ length: before.length - 1 }, (_, index) => index + 1);
  const atEnd = lengths.map((length): Run => [before.length - length, before.length]);
  const ahead = lengths.flatMap((length) =>
    Array.from({ length: before.length - length }, (_, start): Run => [start, start + length]).reverse(),
  );
  return meant.length <= 2 ? [...atEnd, ...ahead] : atEnd;
}

function movesNoNumbers(
  [start, stop]: Run,
  { before, meant }: { readonly before: readonly string[]; readonly meant: readonly string[] },
): boolean {
  return !(isNumber(before[start - 1]) && isNumber(meant[0])) && !(isNumber(meant.at(-1)) && isNumber(before[stop]));
}

const counting: ReadonlySet<string> = new Set(['a', 'an', 'half', 'quarter']);

function isNumber(word: string | undefined): boolean {
  const [first = ''] = saidWords(word ?? '');
  return counting.has(first) || /^\d/u.test(first) || readCardinal([first], 0) !== undefined;
}

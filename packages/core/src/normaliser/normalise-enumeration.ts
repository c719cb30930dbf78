import { refuseWords } from './describe-parameter.ts';
import { normalised, type NormaliseArgumentOptions, type NormalisedValue } from './normaliser.ts';
import { longestSaying, saidWords } from './said-words.ts';

/** Words said for one value of a closed list. */
export interface SaidEnumeration extends NormaliseArgumentOptions {
  readonly schema: { readonly type: 'enumeration'; readonly values: readonly string[] };
}

/** Stands where a phrase was found; no word is empty. */
const gap = '';

interface Phrase {
  readonly value: string;
  readonly words: readonly string[];
}

const emptyWords: ReadonlySet<string> = new Set(
  "the a an one ones please to at in on for of just only it its it's them that this turn switch set put make go uh um . ,".split(' '),
);
const conjunction = /,|&|\s(?:and|or)\s/iu;

/**
 * Finds the value of an enumeration that was said.
 *
 * In this order, each only where the one before found nothing; two values at one stage are `ambiguous`:
 *
 * 1. the value itself; case, spaces, hyphens and underscores do not matter
 * 2. one of its synonyms
 * 3. either of them without articles and small words: "the back left one"
 * 4. either of them beside nothing but small words and the parameter's own name: "turn on the driver seat please"
 * 5. a part of either: "high" where only "high beam" begins so
 *
 * - Only where the words as they are find nothing, singular and plural, "driver" and "driver's" are the same: "doors" may mean all doors.
 * - What "and" and "or" join is looked for piece by piece, so that naming two values is never taken for one.
 * - A word that nothing accounts for makes it no value: "my wife" is not "my", "the door behind the driver" not "the driver".
 */
export function normaliseEnumeration(said: SaidEnumeration): NormalisedValue {
  const { parameter, schema, text, isNegated } = said;
  if (isNegated) return refuseWords(parameter, { text });
  const verbatim = schema.values.find((value) => value === text.trim());
  if (verbatim !== undefined) return normalised(verbatim);
  const whole = findValues(said, { stages: wholeStages });
  const pieces =
    whole.length > 0
      ? [whole]
      : text
          .slice(0, longestSaying + 1)
          .split(conjunction)
          .map((piece) => findValues({ ...said, text: piece }, { stages: allStages }));
  const found = pieces.every((values) => values.length > 0) ? [...new Set(pieces.flat())] : [];
  const [only] = found;
  if (only === undefined) return refuseWords(parameter, { text });
  return found.length === 1 ? normalised(only) : { status: 'ambiguous', choices: found };
}

interface Search {
  /** What was said, and that without small words. */
  readonly said: readonly string[];
  readonly core: readonly string[];
  readonly values: readonly Phrase[];
  readonly synonyms: readonly Phrase[];
  /** Values and synonyms without small words. */
  readonly cores: readonly Phrase[];
  /** The words of the parameter's name. */
  readonly names: ReadonlySet<string>;
}

type Stage = (search: Search) => readonly Phrase[];

const wholeStages: readonly Stage[] = [
  ({ values, said }) => values.filter(({ words }) => isSame(words, said)),
  ({ synonyms, said }) => synonyms.filter(({ words }) => isSame(words, said)),
  ({ cores, core }) => cores.filter(({ words }) => isSame(words, core)),
];
const allStages: readonly Stage[] = [
  ...wholeStages,
  ({ cores, core, names }) => mentioned(core, { phrases: cores, names }),
  ({ cores, core }) => cores.filter(({ words }) => core.every((word) => words.includes(word))),
];

/** The values of the first stage that finds any, with the words as they are, or else with their stems. */
function findValues(said: SaidEnumeration, { stages }: { readonly stages: readonly Stage[] }): readonly string[] {
  for (const wordsOf of [exactWords, stemmedWords]) {
    const search = createSearch(said, wordsOf);
    for (const stage of search.said.length === 0 ? [] : stages) {
      const found = [...new Set(stage(search).map(({ value }) => value))];
      if (found.length > 0) return found;
    }
  }
  return [];
}

function createSearch({ parameter, schema, text }: SaidEnumeration, wordsOf: (text: string) => readonly string[]): Search {
  const said = wordsOf(text);
  const values = schema.values.map((value): Phrase => ({ value, words: wordsOf(value) }));
  const synonyms = schema.values.flatMap((value) =>
    (parameter.synonyms[value] ?? []).map((synonym): Phrase => ({ value, words: wordsOf(synonym) })),
  );
  const phrases = [...values, ...synonyms];
  const telling = new Set([...values, ...phrases.filter(({ words }) => words.length === 1)].flatMap(({ words }) => words));
  const cores = phrases.map(({ value, words }): Phrase => ({ value, words: tellingWords(words, telling) }));
  return { said, core: tellingWords(said, telling), values, synonyms, cores, names: new Set(wordsOf(parameter.name)) };
}

function exactWords(text: string): readonly string[] {
  return saidWords(text.replaceAll('_', ' '));
}

/** Words without possessive and plural endings. */
function stemmedWords(text: string): readonly string[] {
  return exactWords(text).map((word) => (word.length > 3 ? word.replace(/'s$|s$/u, '') : word));
}

/** Words without the small ones, except those that tell one value from another ("on"); all of them where nothing would be left. */
function tellingWords(words: readonly string[], telling: ReadonlySet<string>): readonly string[] {
  const kept = words.filter((word) => telling.has(word) || !emptyWords.has(word));
  return kept.length === 0 ? words : kept;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

/** The phrases that occur as runs of words, the longest first; none where a word beside them is not the parameter's name. */
function mentioned(
  said: readonly string[],
  { phrases, names }: { readonly phrases: readonly Phrase[]; readonly names: ReadonlySet<string> },
): readonly Phrase[] {
  const found: Phrase[] = [];
  let left = said;
  for (;;) {
    const places = phrases.flatMap((phrase) => {
      const at = runAt(left, phrase.words);
      return at === undefined ? [] : [{ phrase, at, length: phrase.words.length }];
    });
    const longest = Math.max(0, ...places.map(({ length }) => length));
    const first = places.find(({ length }) => length === longest);
    if (!first) return left.every((word) => word === gap || names.has(word)) ? found : [];
    found.push(...places.filter(({ at, length }) => at === first.at && length === longest).map(({ phrase }) => phrase));
    left = [...left.slice(0, first.at), gap, ...left.slice(first.at + first.length)];
  }
}

function runAt(words: readonly string[], run: readonly string[]): number | undefined {
  if (run.length === 0) return undefined;
  const at = words.findIndex((_, index) => run.every((word, offset) => words[index + offset] === word));
  return at === -1 ? undefined : at;
}

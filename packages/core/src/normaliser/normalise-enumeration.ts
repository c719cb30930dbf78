import { refuseWords } from './describe-parameter.ts';
import { normalised, type NormaliseArgumentOptions, type NormalisedValue } from './normaliser.ts';
import { saidWords } from './said-words.ts';

/** Words said for one value of a closed list. */
export interface SaidEnumeration extends NormaliseArgumentOptions {
  readonly schema: { readonly type: 'enumeration'; readonly values: readonly string[] };
}

interface Phrase {
  readonly value: string;
  readonly words: readonly string[];
}

const emptyWords: ReadonlySet<string> = new Set(['the', 'a', 'an', 'one', 'ones', 'please', 'to', 'at', 'in', 'on', 'for', 'of', 'just', 'only', 'it', '.', ',']);
const denials: ReadonlySet<string> = new Set(['not', 'no', 'non', 'except', 'but', "don't", 'dont', 'never', 'without', 'neither', 'nor', 'instead', "isn't"]);

/**
 * Finds the value of an enumeration that was said.
 *
 * In this order, each only where the one before found nothing; two values at one stage are `ambiguous`:
 *
 * 1. the value itself; case, spaces, hyphens and underscores do not matter
 * 2. one of its synonyms
 * 3. either of them without articles and small words: "the back left one"
 * 4. either of them within more words: "the driver seat please"; not beside a denial
 * 5. a part of either: "high" where only "high beam" begins so
 */
export function normaliseEnumeration({ parameter, schema, text, isNegated }: SaidEnumeration): NormalisedValue {
  const said = comparableWords(text);
  if (said.length === 0 || isNegated) return refuseWords(parameter, { text });
  const values = schema.values.map((value): Phrase => ({ value, words: comparableWords(value) }));
  const synonyms = schema.values.flatMap((value) => (parameter.synonyms[value] ?? []).map((synonym): Phrase => ({ value, words: comparableWords(synonym) })));
  const phrases = [...values, ...synonyms];
  const telling = new Set([...values, ...phrases.filter(({ words }) => words.length === 1)].flatMap(({ words }) => words));
  const core = tellingWords(said, telling);
  const cores = phrases.map(({ value, words }): Phrase => ({ value, words: tellingWords(words, telling) }));

  const verbatim = schema.values.find((value) => value === text.trim());
  if (verbatim !== undefined) return normalised(verbatim);
  const stages: readonly (() => readonly Phrase[])[] = [
    () => values.filter(({ words }) => isSame(words, said)),
    () => synonyms.filter(({ words }) => isSame(words, said)),
    () => cores.filter(({ words }) => isSame(words, core)),
    () => (said.some((word) => denials.has(word)) ? [] : mentioned(core, cores)),
    () => cores.filter(({ words }) => core.every((word) => words.includes(word))),
  ];
  for (const stage of stages) {
    const found = [...new Set(stage().map(({ value }) => value))];
    if (found.length === 1) return normalised(found[0] ?? '');
    if (found.length > 1) return { status: 'ambiguous', choices: found };
  }
  return refuseWords(parameter, { text });
}

/** Words without case, possessive and plural endings. */
function comparableWords(text: string): readonly string[] {
  return saidWords(text.replaceAll('_', ' ')).map((word) => (word.length > 3 ? word.replace(/'s$|s$/u, '') : word));
}

/** Words without the small ones, except those that tell one value from another ("on"); all of them where nothing would be left. */
function tellingWords(words: readonly string[], telling: ReadonlySet<string>): readonly string[] {
  const kept = words.filter((word) => telling.has(word) || !emptyWords.has(word));
  return kept.length === 0 ? words : kept;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

/** The phrases that occur as a run of words: the longest, and any in the words beside it. */
function mentioned(said: readonly string[], phrases: readonly Phrase[]): readonly Phrase[] {
  const found: Phrase[] = [];
  let left = said;
  for (;;) {
    const places = phrases.flatMap((phrase) => {
      const at = runAt(left, phrase.words);
      return at === undefined ? [] : [{ phrase, at, length: phrase.words.length }];
    });
    const longest = Math.max(0, ...places.map(({ length }) => length));
    const best = places.filter(({ length }) => length === longest);
    const [first] = best;
    if (!first) return found;
    found.push(...best.map(({ phrase }) => phrase));
    left = [...left.slice(0, first.at), '|', ...left.slice(first.at + first.length)];
  }
}

function runAt(words: readonly string[], run: readonly string[]): number | undefined {
  if (run.length === 0) return undefined;
  const at = words.findIndex((_, index) => run.every((word, offset) => words[index + offset] === word));
  return at === -1 ? undefined : at;
}

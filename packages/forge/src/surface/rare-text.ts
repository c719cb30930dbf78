import type { RandomSource } from '../random-source.ts';
import { sayInteger } from './number-words.ts';
import type { RareStyle } from './text-source-names.ts';

/** What rare texts are made from. */
export interface RareTextOptions {
  /** Words that no request of the packs uses. */
  readonly dictionary: readonly string[];
  readonly random: RandomSource;
  /** Without an anchor it is always something that can be recognised. */
  readonly isAnchored: boolean;
  /** Says one of the source's own values, to be varied. */
  readonly say: () => string | undefined;
}

const streetTypes =
  'street road avenue lane drive court way close place boulevard crescent terrace square alley parkway hill row gardens'.split(' ');
const placeTypes =
  'inn cafe diner garage clinic park station school hotel bakery pharmacy museum library gym bar market depot chapel farm marina'.split(
    ' ',
  );
const townPrefixes = 'san saint st new old upper port mount lake fort north west'.split(' ');
const numberedPlaces = 'exit gate terminal pier unit dock'.split(' ');
const honorifics = 'mr mrs ms dr doctor aunt auntie uncle professor coach miss sir'.split(' ');
const onsets = 'b br c ch cl d dr f fl g gr h j k kr l m n p pl qu r s sh sk sl st t th tr v w y z'.split(' ');
const vowels = 'a e i o u a e i o ai ea ee ou oa ia'.split(' ');
const codas = ['', '', '', '', 'n', 'r', 'l', 's', 'm', 'nd', 'rk', 'x', 'ck', 'th', 'lt'];

/** Makes up a text of a style: rare words or words that do not exist, so that a model learns to copy and not to remember. */
export function makeRareText(style: Exclude<RareStyle, 'none'>, options: RareTextOptions): string {
  switch (style) {
    case 'place':
      return rarePlace(options);
    case 'color':
      return rareColor(options);
    case 'person':
      return rarePerson(options);
    case 'phrase':
      return rareWords(options, options.random.integer(2, 9));
    case 'title':
      return rareWords(options, options.random.integer(1, 4));
  }
}

/** A word nobody has seen that can still be said. */
export function inventWord(random: RandomSource): string {
  const syllables = random.pickWeighted([
    [2, 1],
    [6, 2],
    [3, 3],
  ]);
  const word = Array.from({ length: syllables }, () => `${random.pick(onsets)}${random.pick(vowels)}${random.pick(codas)}`).join('');
  return word.length < 3 ? `${word}n` : word;
}

function rarePlace({ dictionary, random, isAnchored }: RareTextOptions): string {
  const word = (): string => (dictionary.length > 0 && random.chance(0.5) ? random.pick(dictionary) : inventWord(random));
  const recognisable: readonly (readonly [number, () => string])[] = [
    [5, () => `${houseNumber(random)} ${word()} ${random.pick(streetTypes)}`],
    [1, () => `${houseNumber(random)} ${word()} ${word()} ${random.pick(streetTypes)}`],
    [2, () => `${word()} ${random.pick(streetTypes)}`],
    [2, () => `the ${word()} ${random.pick(placeTypes)}`],
    [2, () => `${inventWord(random)}'s ${random.pick(placeTypes)}`],
    [1, () => `${word()} ${random.pick(placeTypes)}`],
    [1, () => `${inventWord(random)}-${inventWord(random)} ${random.pick(placeTypes)}`],
    [1, () => `${inventWord(random)} and ${inventWord(random)} ${random.pick(placeTypes)}`],
  ];
  const bare: readonly (readonly [number, () => string])[] = [
    [4, () => inventWord(random)],
    [3, () => `${inventWord(random)} ${inventWord(random)}`],
    [2, () => `${word()} ${word()}`],
    [1, () => `o'${inventWord(random)}'s`],
    [1, () => `${random.pick(townPrefixes)} ${inventWord(random)}`],
    [1, () => `${inventWord(random)}-${random.pick(['on', 'upon', 'by', 'sur', 'am'])}-${inventWord(random)}`],
    [1, () => `${random.pick(numberedPlaces)} ${random.integer(1, 99)}${random.chance(0.3) ? random.pick(['a', 'b', 'c']) : ''}`],
  ];
  return random.pickWeighted(isAnchored ? [...recognisable, ...bare] : recognisable)();
}

function rareColor({ dictionary, random, say }: RareTextOptions): string {
  const shade = (): string => say()?.split(' ').at(-1) ?? 'blue';
  const word = (): string => (dictionary.length > 0 ? random.pick(dictionary) : inventWord(random));
  return random.pickWeighted<() => string>([
    [4, () => `${word()} ${shade()}`],
    [2, () => `${inventWord(random)} ${shade()}`],
    [2, () => `${shade()}-${shade()}`],
    [2, () => inventWord(random)],
    [2, () => `#${random.integer(0, 0xffffff).toString(16).padStart(6, '0')}`],
  ])();
}

function rarePerson({ random, say }: RareTextOptions): string {
  return random.pickWeighted<() => string>([
    [6, () => inventWord(random)],
    [4, () => `${inventWord(random)} ${inventWord(random)}`],
    [2, () => `${say()?.split(' ')[0] ?? inventWord(random)} ${inventWord(random)}`],
    [1, () => `${inventWord(random)} o'${inventWord(random)}`],
    [1, () => `${inventWord(random)} ${inventWord(random)}-${inventWord(random)}`],
    [2, () => `${random.pick(honorifics)} ${inventWord(random)}`],
    [1, () => `${inventWord(random)} from ${inventWord(random)}`],
  ])();
}

/** Words in no order that makes sense; sometimes a value of the source is among them. */
function rareWords({ dictionary, random, say }: RareTextOptions, count: number): string {
  const word = (): string =>
    random.pickWeighted<() => string>([
      [dictionary.length > 0 ? 5 : 0, () => random.pick(dictionary)],
      [4, () => inventWord(random)],
      [1, () => String(random.integer(1, 2000))],
      [2, () => random.pick(smallWords)],
    ])();
  const words = Array.from({ length: count }, word);
  const known = random.chance(0.25) ? say() : undefined;
  if (known !== undefined) words[random.integer(0, words.length - 1)] = known;
  while (words.length > 1 && smallWords.includes(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && smallWords.includes(words[0] ?? '')) words.shift();
  return words.join(' ');
}

const smallWords = 'the a of my in with and for to no on his her is not by'.split(' ');

function houseNumber(random: RandomSource): string {
  const number = random.integer(1, random.pick([99, 99, 999, 9999, 99999]));
  if (number < 1000 && random.chance(0.25)) return sayInteger(number, random);
  return `${number}${random.chance(0.06) ? random.pick(['a', 'b', 'c', 'd']) : ''}`;
}

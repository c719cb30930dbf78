import type { RandomSource } from '../random-source.ts';
import { sayInteger } from './number-words.ts';

/** Says a value of a free text parameter. */
export interface TextSource {
  /**
   * A value for a text slot, lower case.
   *
   * - Without an anchor (a sentence that is little more than its slot) it is always something that can be recognised.
   */
  sayText(parameterName: string, options: { readonly random: RandomSource; readonly isAnchored: boolean }): string;
}

/** What texts are made from. */
export interface CreateTextSourceOptions {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Words for rare names; none that the pack's own sentences use. */
  readonly dictionary: readonly string[];
}

/** Which list fills which text parameter. */
const listNames: Readonly<Record<string, string>> = { destination: 'places', color: 'colors' };

/** How many values are rare or made up, so that a model learns to copy and not to remember. */
const rareShare = 0.2;

const streetTypes =
  'street road avenue lane drive court way close place boulevard crescent terrace square alley parkway hill row gardens'.split(' ');
const placeTypes =
  'inn cafe diner garage clinic park station school hotel bakery pharmacy museum library gym bar market depot chapel farm marina'.split(
    ' ',
  );
const townPrefixes = 'san saint st new old upper port mount lake fort north west'.split(' ');
const numberedPlaces = 'exit gate terminal pier unit dock'.split(' ');
const onsets = 'b br c ch cl d dr f fl g gr h j k kr l m n p pl qu r s sh sk sl st t th tr v w y z'.split(' ');
const vowels = 'a e i o u a e i o ai ea ee ou oa ia'.split(' ');
const codas = ['', '', '', '', 'n', 'r', 'l', 's', 'm', 'nd', 'rk', 'x', 'ck', 'th', 'lt'];

/** Makes the source of free texts. */
export function createTextSource({ lists, dictionary }: CreateTextSourceOptions): TextSource {
  return {
    sayText: (parameterName, { random, isAnchored }) => {
      const listName = listNames[parameterName] ?? parameterName;
      const list = lists.get(listName) ?? [];
      if (list.length > 0 && !random.chance(rareShare)) return random.pick(list).toLowerCase();
      return listName === 'colors' ? rareColor({ list, dictionary, random }) : rareName({ dictionary, random, isAnchored });
    },
  };
}

interface RareNameOptions {
  readonly dictionary: readonly string[];
  readonly random: RandomSource;
  readonly isAnchored: boolean;
}

function rareName({ dictionary, random, isAnchored }: RareNameOptions): string {
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

function rareColor({
  list,
  dictionary,
  random,
}: {
  readonly list: readonly string[];
  readonly dictionary: readonly string[];
  readonly random: RandomSource;
}): string {
  const shade = (): string => (list.length > 0 ? (random.pick(list).toLowerCase().split(' ').at(-1) ?? 'blue') : 'blue');
  const word = (): string => (dictionary.length > 0 ? random.pick(dictionary) : inventWord(random));
  return random.pickWeighted<() => string>([
    [4, () => `${word()} ${shade()}`],
    [2, () => `${inventWord(random)} ${shade()}`],
    [2, () => `${shade()}-${shade()}`],
    [2, () => inventWord(random)],
    [2, () => `#${random.integer(0, 0xffffff).toString(16).padStart(6, '0')}`],
  ])();
}

function houseNumber(random: RandomSource): string {
  const number = random.integer(1, random.pick([99, 99, 999, 9999, 99999]));
  if (number < 1000 && random.chance(0.25)) return sayInteger(number, random);
  return `${number}${random.chance(0.06) ? random.pick(['a', 'b', 'c', 'd']) : ''}`;
}

/** A word nobody has seen that can still be said. */
function inventWord(random: RandomSource): string {
  const syllables = random.pickWeighted([
    [2, 1],
    [6, 2],
    [3, 3],
  ]);
  const word = Array.from({ length: syllables }, () => `${random.pick(onsets)}${random.pick(vowels)}${random.pick(codas)}`).join('');
  return word.length < 3 ? `${word}n` : word;
}

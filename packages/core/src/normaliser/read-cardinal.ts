/** A number read from words, and the place after it. */
export interface ReadCardinal {
  readonly value: number;
  readonly next: number;
}

const digits: ReadonlyMap<string, number> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((word, value) => [word, value]),
);
const spokenZeros: ReadonlySet<string> = new Set(['oh', 'o', 'zero', 'nought', 'naught', 'nil']);
const teens: ReadonlyMap<string, number> = new Map(
  ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'].map((word, index) => [
    word,
    10 + index,
  ]),
);
const tens: ReadonlyMap<string, number> = new Map(
  [['twenty'], ['thirty'], ['forty', 'fourty'], ['fifty'], ['sixty'], ['seventy'], ['eighty'], ['ninety', 'ninty']].flatMap(
    (spellings, index) => spellings.map((word) => [word, 20 + 10 * index] as const),
  ),
);
const scales: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
]);
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const decimalComma = /^\d+,\d+$/u;
const plain = /^\d*\.?\d+$/u;

/** The number a word in digits stands for: `72`, `1,200`, `71.6`, `71,6`. */
export function readDigits(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (grouped.test(word)) return Number(word.replaceAll(',', ''));
  if (decimalComma.test(word)) return Number(word.replace(',', '.'));
  return plain.test(word) ? Number(word) : undefined;
}

/** The digit a word stands for: `seven`, `oh`, `7`. */
export function readDigit(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (spokenZeros.has(word)) return 0;
  return /^\d$/u.test(word) ? Number(word) : digits.get(word);
}

/** The number below a hundred that one word stands for. */
export function readSmallNumber(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  return digits.get(word) ?? teens.get(word) ?? tens.get(word) ?? (spokenZeros.has(word) ? 0 : readDigits(word));
}

type Place = 'start' | 'ones' | 'teen' | 'ten' | 'hundred' | 'scale';

/**
 * Reads a whole number in digits or in the words of English grammar: `seventy two`, `a hundred and ten`, `2 thousand`.
 *
 * Digits named one by one and figures such as "one twenty" are `readFigure`'s.
 */
export function readCardinal(words: readonly string[], at: number): ReadCardinal | undefined {
  const first = words[at];
  const written = readDigits(first);
  let total = 0;
  let current = written ?? 0;
  let next = written === undefined ? at : at + 1;
  let place: Place = written === undefined ? 'start' : 'teen';
  let smallestScale = Number.POSITIVE_INFINITY;
  if ((first === 'a' || first === 'an') && isScale(words[at + 1])) {
    current = 1;
    place = 'ones';
    next = at + 1;
  } else if (spokenZeros.has(first ?? '') && first !== 'oh' && first !== 'o') return { value: 0, next: at + 1 };

  for (;;) {
    const joined = words[next] === 'and' && (place === 'hundred' || place === 'scale') ? next + 1 : next;
    const word = words[joined];
    if (word === undefined) break;
    const isRound = place === 'start' || place === 'hundred' || place === 'scale';
    const digit = digits.get(word);
    const isFractionNext = joined > next && isDenominator(words[joined + 1]);
    if (digit !== undefined && digit > 0 && (isRound || place === 'ten') && !isFractionNext) {
      current += digit;
      place = 'ones';
    } else if (isRound && teens.has(word)) {
      current += teens.get(word) ?? 0;
      place = 'teen';
    } else if (isRound && tens.has(word)) {
      current += tens.get(word) ?? 0;
      place = 'ten';
    } else if (word === 'hundred' && joined === next && place !== 'hundred' && place !== 'scale') {
      current = (place === 'start' ? 1 : current) * 100;
      place = 'hundred';
    } else if (scales.has(word) && joined === next && place !== 'scale' && (scales.get(word) ?? 0) < smallestScale) {
      smallestScale = scales.get(word) ?? 0;
      total += (place === 'start' ? 1 : current) * smallestScale;
      current = 0;
      place = 'scale';
    } else break;
    next = joined + 1;
  }
  return next === at || place === 'start' ? undefined : { value: total + current, next };
}

/**
 * Reads a number as people read figures out: "seven two" (72), "one oh five" (105), "one twenty" (120).
 */
export function readFigure(words: readonly string[], at: number): ReadCardinal | undefined {
  let named = '';
  let next = at;
  for (let digit = readSpokenDigit(words[next]); digit !== undefined; digit = readSpokenDigit(words[next])) {
    named += String(digit);
    next++;
  }
  if (named.length === 1 && named !== '0') {
    const rest = readCardinal(words, next);
    if (rest && rest.value >= 10 && rest.value < 100 && readDigits(words[next]) === undefined)
      return { value: Number(named) * 100 + rest.value, next: rest.next };
  }
  return named.length > 1 ? { value: Number(named), next } : undefined;
}

const readSpokenDigit = (word: string | undefined): number | undefined => (/^\d/u.test(word ?? '') ? undefined : readDigit(word));

const isScale = (word: string | undefined): boolean => word === 'hundred' || scales.has(word ?? '');

const isDenominator = (word: string | undefined): boolean => word !== undefined && denominators.has(word);

/** Names of parts, by how many make a whole. */
export const denominators: ReadonlyMap<string, number> = new Map(
  [
    [2, 'half', 'halves'],
    [3, 'third', 'thirds'],
    [4, 'quarter', 'quarters', 'fourth', 'fourths'],
    [5, 'fifth', 'fifths'],
    [6, 'sixth', 'sixths'],
    [8, 'eighth', 'eighths'],
    [10, 'tenth', 'tenths'],
  ].flatMap(([parts, ...names]) => names.map((name) => [String(name), Number(parts)] as const)),
);

import { denominators, readCardinal, readDigit, readDigits, readFigure, readSmallNumber, type ReadCardinal } from './read-cardinal.ts';

/** A number read from words. */
export interface ReadNumber extends ReadCardinal {
  /** Whether it was said as a part of a whole and nothing else: "half", "three quarters", "1/2". */
  readonly isShare: boolean;
}

const collections: ReadonlyMap<string, number> = new Map([
  ['couple', 2],
  ['dozen', 12],
]);
const multiples: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/**
 * Reads a number in digits or words: `72`, "minus five", "a hundred and ten", "twenty one point five", "two and a half", "3 1/2", "half",
 * "three quarters", "a couple", "half a dozen".
 *
 * It takes the longest run of words that makes one number; the place after it tells the caller what is left.
 */
export function readNumber(words: readonly string[], at: number): ReadNumber | undefined {
  const isNegative = words[at] === 'minus' || words[at] === 'negative' || words[at] === '-';
  const magnitude = readMagnitude(words, isNegative ? at + 1 : at);
  return magnitude && isNegative ? { ...magnitude, value: -magnitude.value } : magnitude;
}

function readMagnitude(words: readonly string[], at: number): ReadNumber | undefined {
  const share = readShare(words, at);
  if (share) {
    const article = words[share.next] === 'a' ? share.next + 1 : share.next;
    const multiple = multiples.get(words[article] ?? '');
    return multiple === undefined ? { ...share, isShare: true } : { value: share.value * multiple, next: article + 1, isShare: false };
  }
  const whole = readCollection(words, at) ?? readFigure(words, at) ?? readCardinal(words, at);
  const point = whole?.next ?? at;
  const decimals = words[point] === 'point' && Number.isInteger(whole?.value ?? 0) ? readDecimals(words, point + 1) : undefined;
  if (decimals) return { value: Number(`${whole?.value ?? 0}.${decimals.figures}`), next: decimals.next, isShare: false };
  if (!whole) return undefined;
  const part = readShare(words, words[whole.next] === 'and' ? whole.next + 1 : whole.next);
  if (part && part.value < 1 && (words[whole.next] === 'and' || words[whole.next + 1] === '/'))
    return { value: whole.value + part.value, next: part.next, isShare: false };
  return { ...whole, isShare: false };
}

/** "a couple", "couple", "a dozen", "two dozen"; a following "of" belongs to it. */
function readCollection(words: readonly string[], at: number): ReadCardinal | undefined {
  const count = words[at] === 'a' ? 1 : readSmallNumber(words[at]);
  const name = count === undefined ? at : at + 1;
  const size = collections.get(words[name] ?? '');
  if (size === undefined) return undefined;
  return { value: (count ?? 1) * size, next: words[name + 1] === 'of' ? name + 2 : name + 1 };
}

/** The words after "point": digits one by one, or a number written in digits. */
function readDecimals(words: readonly string[], at: number): { readonly figures: string; readonly next: number } | undefined {
  const written = words[at];
  if (written !== undefined && /^\d+$/u.test(written)) return { figures: written, next: at + 1 };
  let figures = '';
  let next = at;
  for (let digit = readDigit(words[next]); digit !== undefined; digit = readDigit(words[next])) {
    figures += String(digit);
    next++;
  }
  if (figures !== '') return { figures, next };
  const cardinal = readCardinal(words, at);
  return cardinal && cardinal.value >= 10 && cardinal.value < 100 ? { figures: String(cardinal.value), next: cardinal.next } : undefined;
}

/** "half", "a half", "a third", "three quarters", "1/2". A singular after more than one is an ordinal, not a part. */
function readShare(words: readonly string[], at: number): ReadCardinal | undefined {
  const [first, second, third] = words.slice(at, at + 3);
  if (second === '/') {
    const [numerator, denominator] = [readDigits(first), readDigits(third)];
    return numerator === undefined || denominator === undefined || denominator === 0
      ? undefined
      : { value: numerator / denominator, next: at + 3 };
  }
  if (first === 'half' || first === 'quarter') return { value: 1 / (denominators.get(first) ?? 1), next: at + 1 };
  const numerator = first === 'a' || first === 'an' ? 1 : readSmallNumber(first);
  const parts = denominators.get(second ?? '');
  if (numerator === undefined || parts === undefined) return undefined;
  const isPlural = second?.endsWith('s') === true;
  return isPlural === (numerator !== 1) ? { value: numerator / parts, next: at + 2 } : undefined;
}

import { hashText } from './state-hash.ts';

/** A number from 0 up to 1 that depends on the seed and on what it is for, and on nothing else. */
export function seededShare(seed: number, ...subject: readonly (string | number)[]): number {
  const hash = hashText(JSON.stringify([seed, ...subject]));
  // FNV leaves the high bits of similar texts alike; two rounds of multiply and shift spread them.
  const spread = BigInt.asUintN(64, (hash ^ (hash >> 33n)) * 0xff51afd7ed558ccdn);
  return Number((spread ^ (spread >> 33n)) & 0xffffffffn) / 2 ** 32;
}

/** A whole number within inclusive bounds. */
export function seededInteger(
  seed: number,
  [from, to]: readonly [from: number, to: number],
  ...subject: readonly (string | number)[]
): number {
  return from + Math.floor(seededShare(seed, ...subject) * (to - from + 1));
}

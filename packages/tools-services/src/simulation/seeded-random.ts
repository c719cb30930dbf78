import { hashText } from './state-hash.ts';

/** A number from 0 up to 1 that depends on the seed and on what it is for, and on nothing else. */
export const seededShare = (seed: number, ...subject: readonly (string | number)[]): number =>
  hashText(JSON.stringify([seed, ...subject]))[0] / 2 ** 32;

/** A whole number within inclusive bounds. */
export function seededInteger(
  seed: number,
  [from, to]: readonly [from: number, to: number],
  ...subject: readonly (string | number)[]
): number {
  return from + Math.floor(seededShare(seed, ...subject) * (to - from + 1));
}

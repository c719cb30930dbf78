/** Reproducible randomness: one seed, one sequence, on every machine. */
export interface RandomSource {
  /** A number from 0 to below 1. */
  next(): number;
  /** A whole number between two bounds, both included. */
  integer(minimum: number, maximum: number): number;
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of a list of choices, each as often as its weight says. */
  pickWeighted<Item>(choices: readonly (readonly [weight: number, item: Item])[]): Item;
}

/** Makes a source from a seed: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state, run in by 20 steps. */
export function createRandomSource(seed: number): RandomSource {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = Math.floor(seed / 0x1_0000_0000) | 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let step = 0; step < 20; step += 1) next();

  const source: RandomSource = {
    next,
    integer: (minimum, maximum) => minimum + Math.floor(next() * (maximum - minimum + 1)),
    chance: (probability) => next() < probability,
    pick: <Item>(items: readonly Item[]): Item => {
      if (items.length === 0) throw new RangeError('There is nothing to pick from.');
      return items[Math.floor(next() * items.length)] as Item;
    },
    pickWeighted: <Item>(choices: readonly (readonly [number, Item])[]): Item => {
      const positive = choices.filter(([weight]) => weight > 0);
      let left = next() * positive.reduce((total, [weight]) => total + weight, 0);
      const found = positive.find(([weight]) => (left -= weight) < 0) ?? positive.at(-1);
      if (!found) throw new RangeError('There is nothing to pick from.');
      return found[1];
    },
  };
  return source;
}

/** A 32-bit hash of a text (FNV-1a with a final mix), as a number from 0 to below 1. */
export function hashToUnit(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

import type { RandomSource } from '../random-source.ts';

/** How many, and by which chance. */
export interface DrawSomeOptions {
  readonly count: number;
  readonly random: RandomSource;
}

/** Some of a list, each as likely as any other, in the order of the list; all of it where there are no more. */
export function drawSome<Item>(items: readonly Item[], { count, random }: DrawSomeOptions): readonly Item[] {
  const left = items.map((_, place) => place);
  const drawn = new Set<number>();
  while (drawn.size < count && left.length > 0) for (const place of left.splice(random.integer(0, left.length - 1), 1)) drawn.add(place);
  return items.filter((_, place) => drawn.has(place));
}

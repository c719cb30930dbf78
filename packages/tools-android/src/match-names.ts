/** What is looked through. */
export interface MatchNamesOptions<Item> {
  readonly said: string;
  readonly nameOf: (item: Item) => string;
}

/**
 * The items whose name was said.
 *
 * - Whole names win over parts: "Maria" finds Maria alone where one has no other name.
 * - A part is whole words, in any order: "bose headphones" finds "Bose QC45 Headphones", "mar" does not find Maria.
 */
export function matchNames<Item>(items: readonly Item[], { said, nameOf }: MatchNamesOptions<Item>): readonly Item[] {
  const wanted = foldName(said);
  if (wanted === '') return [];
  const whole = items.filter((item) => foldName(nameOf(item)) === wanted);
  if (whole.length > 0) return whole;
  const words = wanted.split(' ');
  return items.filter((item) => {
    const names = foldName(nameOf(item)).split(' ');
    return words.every((word) => names.includes(word));
  });
}

/** A name without case, accents, invisible characters, signs around words, or "my" and "the" before it. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .split(/[\s,;]+/u)
    .map((word) => word.replaceAll(/^["'.(]+|["'.)!?]+$/gu, '').replace(/'s$/u, ''))
    .filter((word) => word !== '')
    .join(' ')
    .replace(/^(?:my|the) (?=.)/u, '');
}

import type { RandomSource } from '../random-source.ts';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** How many of the written numbers take a hyphen, as in "seventy-two". */
const hyphenShare = 0.12;

/** A whole number from 0 to 999 in words, in one of the ways people say it. */
export function sayInteger(value: number, random: RandomSource): string {
  if (value < 100) return sayBelowHundred(value, random);
  const rest = value % 100;
  const hundreds = Math.floor(value / 100);
  const head = hundreds === 1 && random.chance(0.4) ? 'a hundred' : `${small[hundreds]} hundred`;
  if (rest === 0) return head;
  if (rest >= 10 && random.chance(0.3)) return `${small[hundreds]} ${sayBelowHundred(rest, random)}`;
  return `${head}${random.chance(0.6) ? ' and' : ''} ${sayBelowHundred(rest, random)}`;
}

function sayBelowHundred(value: number, random: RandomSource): string {
  const word = small[value];
  if (word !== undefined) return word;
  const head = tens[Math.floor(value / 10)] ?? '';
  if (value % 10 === 0) return head;
  return `${head}${random.chance(hyphenShare) ? '-' : ' '}${small[value % 10]}`;
}

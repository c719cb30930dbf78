import { chooseNumber, nameFillers } from './choose-number.ts';
import { percentWords } from './measure.ts';
import { readNamedShare, type NamedShare } from './named-share.ts';
import type { NormalisedValue } from './normaliser.ts';
import type { SaidNumber } from './normalise-quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { saidWords } from './said-words.ts';

const openWords: readonly string[] = ['open', 'opened', 'way', 'there', 'full'];

/**
 * Turns a share into percent: "40", "40 percent", "three quarters", "halfway", "all the way".
 *
 * - A part of a whole is that part of a hundred; a bare number is percent.
 * - The maximum and minimum are the range's own, where it has them.
 */
export function normalisePercentage({ parameter, schema, text, isNegated }: SaidNumber): NormalisedValue {
  const words = saidWords(text);
  const named = readNamedShare(words, { fillers: nameFillers(parameter) });
  const sign = isNegated ? -1 : 1;
  if (named !== undefined) {
    const percents: Readonly<Record<NamedShare, number>> = { half: 50, all: schema.maximum ?? 100, least: schema.minimum ?? 0, none: 0 };
    return chooseNumber({ parameter, schema, text, isNegated, numbers: [sign * percents[named]] });
  }
  const quantities = readQuantities(words, { units: percentWords, fillers: new Set([...nameFillers(parameter), ...openWords]) });
  const numbers = quantities.map(({ amounts, isShare }) => sign * (amounts[0]?.value ?? Number.NaN) * (isShare ? 100 : 1));
  return chooseNumber({ parameter, schema, text, isNegated, numbers });
}

import { chooseNumber, nameFillers } from './choose-number.ts';
import { refuse, quote } from './describe-parameter.ts';
import { percentWords } from './measure.ts';
import { readNamedShare, type NamedShare } from './named-share.ts';
import type { NormalisedValue } from './normaliser.ts';
import type { SaidNumber } from './normalise-quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { saidWords } from './said-words.ts';

/**
 * Turns a number without a unit into a value: "seven", "about twenty", "minus five".
 *
 * - Where the range starts at 0, a share is a share of it: "60 percent" and "three fifths" of 0 to 50 are 30, "halfway" is 25.
 * - "max" and "minimum" are the ends of a range that has no negative numbers; "off" is 0.
 */
export function normaliseNumber({ parameter, schema, text, isNegated }: SaidNumber): NormalisedValue {
  const { minimum, maximum } = schema;
  const sign = isNegated ? -1 : 1;
  const words = saidWords(text);
  const fillers = nameFillers(parameter);
  const whole = minimum === 0 ? maximum : undefined;
  const named = readNamedShare(words, { fillers });
  if (named !== undefined) {
    const isScale = minimum !== undefined && minimum >= 0;
    const ends: Readonly<Record<NamedShare, number | undefined>> = {
      half: whole === undefined ? undefined : whole / 2,
      all: isScale ? maximum : undefined,
      least: isScale ? minimum : undefined,
      none: minimum === 0 ? 0 : undefined,
    };
    const end = ends[named];
    return chooseNumber({ parameter, schema, text, isNegated, numbers: end === undefined ? [] : [sign * end] });
  }
  const quantities = readQuantities(words, { units: percentWords, fillers });
  const isPercent = quantities.some(({ amounts }) => amounts[0]?.unit === '%');
  if (isPercent && whole === undefined) return refuse({ parameter, because: `${quote(text)} is a share` });
  const numbers = quantities.map(({ amounts, isShare }) => {
    const value = amounts[0]?.value ?? Number.NaN;
    if (amounts[0]?.unit === '%') return (sign * value * (whole ?? 0)) / 100;
    return isShare && whole !== undefined ? sign * value * whole : sign * value;
  });
  return chooseNumber({ parameter, schema, text, isNegated, numbers });
}

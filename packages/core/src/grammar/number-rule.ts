import type { NumberSchema } from '../tool/tool-schema.ts';
import {
  charactersIn,
  choiceOf,
  literalOf,
  neverMatching,
  nothingWritten,
  optional,
  repeatOf,
  sequenceOf,
  type GrammarRule,
} from './grammar-rule.ts';

/** Digits of the largest integer that JSON carries exactly. */
const digitsOfSafeInteger = 16;

/** The most digits a number is printed with; larger ones get an exponent, which the call language does not have. */
const mostDigits = 21;

/** The most decimals a number is printed with before it gets an exponent. */
const mostDecimals = 24;

/** Whether a value may be below zero. */
export const admitsNegative = ({ minimum }: NumberSchema): boolean => minimum === undefined || minimum < 0;

/**
 * Numbers as JavaScript prints them, without exponents.
 *
 * - The bounds limit the sign and the number of digits; that the value lies between them is for the schema to check.
 */
export function numberRule(schema: NumberSchema): GrammarRule {
  const { zero, positive } = wholePart(schema);
  const sign = admitsNegative(schema) ? optional(literalOf('-')) : nothingWritten;
  const decimals = sequenceOf(literalOf('.'), repeatOf(charactersIn('0-9'), { minimum: 1, maximum: mostDecimals }));
  if (schema.type === 'integer') return choiceOf(zero, sequenceOf(sign, positive));
  return sequenceOf(sign, choiceOf(zero, positive), optional(decimals));
}

/** The digits before the decimal point: as many as some number between the bounds has. */
function wholePart({ type, minimum = -Infinity, maximum = Infinity }: NumberSchema): {
  readonly zero: GrammarRule;
  readonly positive: GrammarRule;
} {
  const spansZero = minimum <= 0 && maximum >= 0;
  const smallest = spansZero ? 0 : Math.min(Math.abs(minimum), Math.abs(maximum));
  const least = digitsOf(type === 'integer' ? Math.ceil(smallest) : smallest);
  const most = digitsOf(Math.max(Math.abs(minimum), Math.abs(maximum)));
  const further = repeatOf(charactersIn('0-9'), { minimum: Math.max(least, 1) - 1, maximum: most - 1 });
  return {
    zero: least === 0 ? literalOf('0') : neverMatching,
    positive: most === 0 ? neverMatching : sequenceOf(charactersIn('1-9'), further),
  };
}

/** Digits before the decimal point, 0 for what is below one. */
function digitsOf(value: number): number {
  if (value === Infinity) return digitsOfSafeInteger;
  return value < 1 ? 0 : Math.min(BigInt(Math.trunc(value)).toString().length, mostDigits);
}

import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { NumberSchema } from '../tool/tool-schema.ts';
import { quote, refuse, refuseWords, showNumber } from './describe-parameter.ts';
import { normalised, type NormalisedValue } from './normaliser.ts';

/** Whether a number is within the bounds of a schema. */
export function isWithin(value: number, { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: NumberSchema): boolean {
  return value >= minimum && value <= maximum;
}

const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** A number as its schema holds it: an integer is rounded, halves away from zero; any other keeps four decimals. */
export function roundNumber(value: number, { type }: NumberSchema): number {
  const factor = type === 'integer' ? 1 : 1e4;
  const rounded = (Math.sign(value) * Math.round(Number((Math.abs(value) * factor).toFixed(6)))) / factor;
  return rounded === 0 ? 0 : rounded;
}

/** Numbers understood from words. */
export interface ChooseNumberOptions {
  readonly parameter: ToolParameter;
  readonly schema: NumberSchema;
  readonly text: string;
  readonly isNegated: boolean;
  /** In the parameter's unit, not yet rounded; several where the words name alternatives. */
  readonly numbers: readonly number[];
}

/**
 * The one number that was meant, rounded and within its range.
 *
 * - Without a number, or with one too large to be held exactly, the words are not understood; out of range says what was understood.
 * - Several are `ambiguous`, unless they are the same; those out of range are no choices.
 */
export function chooseNumber({ parameter, schema, text, isNegated, numbers }: ChooseNumberOptions): NormalisedValue {
  const values = [...new Set(numbers.map((number) => roundNumber(number, schema)))];
  const [first] = values;
  if (first === undefined || !values.every(isExact)) return refuseWords(parameter, { text });
  const choices = values.filter((value) => isWithin(value, schema));
  if (choices.length === 0)
    return refuse({
      parameter,
      because: `${quote(isNegated ? `-${text}` : text)} is ${showNumber(first, parameter.unit)}`,
      understood: first,
    });
  return values.length === 1 ? normalised(first) : { status: 'ambiguous', choices };
}

/** The words of a parameter's name, which say nothing when they are said with its value. */
export function nameFillers({ name }: ToolParameter): ReadonlySet<string> {
  return new Set(name.split('_'));
}

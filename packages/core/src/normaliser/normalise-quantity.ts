import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { NumberSchema } from '../tool/tool-schema.ts';
import { chooseNumber, isWithin, nameFillers, roundNumber } from './choose-number.ts';
import { measures, type Measure, type SaidUnit } from './measure.ts';
import type { NormaliseArgumentOptions, NormalisedValue } from './normaliser.ts';
import { readQuantities, type SaidQuantity } from './read-quantities.ts';
import { saidWords } from './said-words.ts';

/** Words said for a number. */
export interface SaidNumber extends NormaliseArgumentOptions {
  readonly schema: NumberSchema;
}

/** Words said for a number in a unit. */
export interface SaidNumberWithUnit extends SaidNumber {
  readonly unit: keyof typeof measures;
}

/**
 * Turns a quantity in any unit of its kind into the parameter's unit: "two inches" is 51 mm, "22 celsius" 72 °F, "65 mph" 105 km/h.
 *
 * - A bare number is in the parameter's unit.
 * - A bare temperature outside the range that would be inside it on the other scale is meant on that scale: "21" is 70 °F.
 */
export function normaliseQuantity({ parameter, schema, text, isNegated, unit }: SaidNumberWithUnit): NormalisedValue {
  const measure = measures[unit];
  const quantities = readQuantities(saidWords(text), { units: measure.words, fillers: nameFillers(parameter) });
  const sign = isNegated ? -1 : 1;
  const numbers = quantities.map((quantity) => {
    const signed = quantity.amounts.map((amount) => ({ ...amount, value: sign * amount.value }));
    return valueOf({ ...quantity, amounts: signed }, { measure, parameter, schema });
  });
  return chooseNumber({ parameter, schema, text, isNegated, numbers });
}

interface ValueOptions {
  readonly measure: Measure;
  readonly parameter: ToolParameter;
  readonly schema: NumberSchema;
}

function valueOf({ amounts }: SaidQuantity<SaidUnit>, { measure, parameter, schema }: ValueOptions): number {
  const value = amounts.reduce((sum, amount) => sum + measure.toUnit(amount), 0);
  const other = otherScale(parameter);
  const [only] = amounts;
  const isBare = only !== undefined && (only.unit === undefined || only.unit === 'degree');
  if (other === undefined || !isBare || isWithin(roundNumber(value, schema), schema)) return value;
  const onOtherScale = measure.toUnit({ value: only.value, unit: other });
  return isWithin(roundNumber(onOtherScale, schema), schema) ? onOtherScale : value;
}

function otherScale({ unit }: ToolParameter): SaidUnit | undefined {
  if (unit === '°F') return 'celsius';
  return unit === '°C' ? 'fahrenheit' : undefined;
}

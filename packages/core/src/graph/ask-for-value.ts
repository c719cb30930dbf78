import type { MissingValue } from '../call/tool-outcome.ts';
import type { JsonValue } from '../internal/json.ts';
import type { NormalisedValue } from '../normaliser/normaliser.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';

/** Asks for a value that was not said. */
export const missingValue = (parameter: ToolParameter): MissingValue => ({
  parameter: parameter.name,
  reason: 'missing',
  question: questionFor(parameter),
  choices: choicesOf(parameter),
});

/** Asks again for what was said and is no value, or several. */
export function unclearValue(normalised: Exclude<NormalisedValue, { status: 'normalised' }>, parameter: ToolParameter): MissingValue {
  return normalised.status === 'ambiguous'
    ? { parameter: parameter.name, reason: 'ambiguous', question: questionFor(parameter), choices: normalised.choices }
    : invalidValue(normalised.reason, parameter);
}

/** Asks again for what was said, and says why it is no value. */
export const invalidValue = (reason: string, parameter: ToolParameter): MissingValue => ({
  parameter: parameter.name,
  reason: 'invalid',
  question: `${reason} ${questionFor(parameter)}`,
  choices: choicesOf(parameter),
});

/** The parameter's description as a question: `Wanted temperature in degrees Fahrenheit? (60 to 80 °F)`. */
function questionFor({ name, description, schema, unit }: ToolParameter): string {
  const asked = description === '' ? name.replaceAll('_', ' ') : description.replace(/\.$/u, '');
  const isBounded = (schema.type === 'integer' || schema.type === 'number') && schema.minimum !== undefined && schema.maximum !== undefined;
  return isBounded ? `${asked}? (${schema.minimum} to ${schema.maximum}${unit ? ` ${unit}` : ''})` : `${asked}?`;
}

function choicesOf({ schema }: ToolParameter): readonly JsonValue[] {
  if (schema.type === 'enumeration') return schema.values;
  return schema.type === 'boolean' ? [true, false] : [];
}

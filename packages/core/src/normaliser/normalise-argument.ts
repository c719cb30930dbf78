import { assertNever } from '../internal/assert-never.ts';
import type { NumberSchema, TextSchema } from '../tool/tool-schema.ts';
import { checkLiteral } from './check-literal.ts';
import { formatOf, type FormatOptions } from './known-formats.ts';
import { normaliseBoolean } from './normalise-boolean.ts';
import { normaliseEnumeration } from './normalise-enumeration.ts';
import { normaliseList } from './normalise-list.ts';
import { normaliseNumber } from './normalise-number.ts';
import { normalisePercentage } from './normalise-percentage.ts';
import { normaliseQuantity } from './normalise-quantity.ts';
import { normaliseText } from './normalise-text.ts';
import { normalised, type NormaliseArgumentOptions, type NormalisedValue } from './normaliser.ts';
import { repairsOf } from './repair-saying.ts';

/**
 * Turns words into the value of a parameter, by the type, unit and format of its schema.
 *
 * - Words that are not understood as they are, because the speaker corrected himself among them, are understood as they were meant (`repairsOf`).
 *   Free text is taken as it was said.
 */
export function normaliseArgument(said: NormaliseArgumentOptions, options: FormatOptions): NormalisedValue {
  const value = readArgument(said, options);
  if (value.status !== 'invalid' || said.parameter.schema.type === 'list') return value;
  for (const text of repairsOf(said.text)) {
    const repaired = readArgument({ ...said, text }, options);
    if (repaired.status === 'normalised') return repaired;
  }
  return value;
}

function readArgument(said: NormaliseArgumentOptions, options: FormatOptions): NormalisedValue {
  const { schema } = said.parameter;
  switch (schema.type) {
    case 'integer':
    case 'number':
      return normaliseAnyNumber(said, schema);
    case 'enumeration':
      return normaliseEnumeration({ ...said, schema });
    case 'boolean':
      return normaliseBoolean(said);
    case 'text':
      return normaliseAnyText(said, { schema, ...options });
    case 'list':
      return normaliseList({ ...said, schema, normaliseItem: (item) => normaliseArgument(item, options) });
    default:
      return assertNever(schema);
  }
}

function normaliseAnyNumber(said: NormaliseArgumentOptions, schema: NumberSchema): NormalisedValue {
  const { unit } = said.parameter;
  if (unit === undefined) return normaliseNumber({ ...said, schema });
  return unit === '%' ? normalisePercentage({ ...said, schema }) : normaliseQuantity({ ...said, schema, unit });
}

/** A format's value still has to have the length the schema allows. */
function normaliseAnyText(
  said: NormaliseArgumentOptions,
  { schema, formats }: FormatOptions & { readonly schema: TextSchema },
): NormalisedValue {
  const format = formatOf(schema, { formats });
  if (!format) return normaliseText({ ...said, schema });
  const value = format.normalise({ ...said, schema });
  if (value.status === 'invalid') return value;
  const choices = value.status === 'normalised' ? [value.value] : value.choices;
  const checked = choices.map((choice) => checkLiteral({ parameter: said.parameter, value: choice }, { formats }));
  const accepted = checked.flatMap((choice) => (choice.status === 'normalised' ? [choice.value] : []));
  const [first] = accepted;
  if (first === undefined) return checked[0] ?? value;
  return accepted.length === 1 ? normalised(first) : { status: 'ambiguous', choices: accepted };
}

import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import { isWithin } from './choose-number.ts';
import { quote, refuse, showNumber } from './describe-parameter.ts';
import { formatOf, type FormatOptions } from './known-formats.ts';
import { checkText } from './normalise-text.ts';
import { normalised, type CheckLiteralOptions, type NormalisedValue } from './normaliser.ts';

/** Holds a canonical value to its schema: type, range, closed list, length, format. Nothing is converted. */
export function checkLiteral({ parameter, value }: CheckLiteralOptions, options: FormatOptions): NormalisedValue {
  const { schema, unit } = parameter;
  const wrongType = (): NormalisedValue =>
    refuse({ parameter, because: `${showValue(value)} is not ${typeNouns[schema.type]}`, understood: value });
  switch (schema.type) {
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value) || (schema.type === 'integer' && !Number.isInteger(value)))
        return wrongType();
      return isWithin(value, schema)
        ? normalised(value)
        : refuse({ parameter, because: `${showNumber(value, unit)} is out of range`, understood: value });
    case 'boolean':
      return typeof value === 'boolean' ? normalised(value) : wrongType();
    case 'enumeration':
      return typeof value === 'string' && schema.values.includes(value) ? normalised(value) : wrongType();
    case 'text': {
      if (typeof value !== 'string') return wrongType();
      const format = formatOf(schema, options);
      if (format && !format.isCanonical(value))
        return refuse({ parameter, because: `${quote(value)} is not ${format.noun}`, understood: value, noun: format.noun });
      return checkText(value, { parameter, schema });
    }
    case 'list': {
      if (!Array.isArray(value)) return wrongType();
      const items = value as readonly JsonValue[];
      const { minimumItems, maximumItems = Number.POSITIVE_INFINITY } = schema;
      if (items.length < minimumItems || items.length > maximumItems)
        return refuse({ parameter, because: `${items.length} items are out of range`, understood: value });
      const itemParameter = { ...parameter, schema: schema.items };
      const refused = items
        .map((item) => checkLiteral({ parameter: itemParameter, value: item }, options))
        .find(({ status }) => status !== 'normalised');
      return refused ?? normalised(value);
    }
    default:
      return assertNever(schema);
  }
}

const typeNouns = {
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  enumeration: 'one of the values',
  text: 'text',
  list: 'a list',
} as const;

function showValue(value: JsonValue): string {
  return quote(typeof value === 'string' ? value : JSON.stringify(value));
}

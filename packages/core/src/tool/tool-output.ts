import type { JsonValue } from '../internal/json.ts';
import type { AnyToolDefinition } from './tool-pack.ts';

/** Schema types whose values a call or a reference can stand for. A tool's yes or no says how it went, and is no value to pass on. */
export type ComputedType = 'text' | 'number' | 'integer';

/**
 * Whether what a tool gives may stand for a value of a type.
 *
 * - A list of texts is a text, too, its items one below another: "text dad the weather" sends every day of it.
 */
export function givesType({ output }: AnyToolDefinition, type: ComputedType): boolean {
  const schema = output['~standard'].jsonSchema.output({ target: 'draft-2020-12' });
  switch (type) {
    case 'text':
      return schema['type'] === 'string' || (schema['type'] === 'array' && typeOfItems(schema) === 'string');
    case 'number':
      return schema['type'] === 'number' || schema['type'] === 'integer';
    case 'integer':
      return schema['type'] === 'integer';
  }
}

/** What a tool gave, as the text that it stands for; anything but a list of texts is left as it is. */
export function writeAsText(value: JsonValue): JsonValue {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join('\n') : value;
}

function typeOfItems({ items }: Record<string, unknown>): unknown {
  return typeof items === 'object' && items !== null && 'type' in items ? items.type : undefined;
}

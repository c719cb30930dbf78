import type { JsonValue } from '../internal/json.ts';
import { isJsonList, isJsonObject } from './json-lines.ts';

const planReference = /^\$(?:(\d{1,9})|\{(\d{1,9})\})$/u;

/** The id of the call a `{"$ref": id}` stands for, or undefined where the value is none. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, '$ref')) return undefined;
  const id = value['$ref'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** The call that stands in `{"$call": {"tool", "args"}}`; `malformed` where what stands there is no call, undefined where nothing does. */
export function nestedCallOf(
  value: JsonValue | undefined,
): { readonly tool: string; readonly args: Readonly<Record<string, JsonValue>> } | 'malformed' | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, '$call')) return undefined;
  const call = value['$call'];
  if (!isJsonObject(call)) return 'malformed';
  const { tool, args = {} } = call;
  return typeof tool === 'string' && isJsonObject(args) ? { tool, args } : 'malformed';
}

/** A plan's arguments with every whole `"$n"` or `"${n}"` as the data it means, `{"$ref": "n"}`. Text that only contains one is text. */
export function markPlanReferences(args: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> {
  return mapObject(args, markReferences);
}

function markReferences(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    const match = planReference.exec(value);
    return match ? { $ref: String(Number(match[1] ?? match[2])) } : value;
  }
  if (isJsonList(value)) return value.map(markReferences);
  return isJsonObject(value) ? mapObject(value, markReferences) : value;
}

function mapObject(object: Readonly<Record<string, JsonValue>>, map: (value: JsonValue) => JsonValue): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}

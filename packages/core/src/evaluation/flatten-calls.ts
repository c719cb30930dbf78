import type { JsonValue } from '../internal/json.ts';
import { nestedCallOf, referenceOf } from './call-references.ts';
import { isJsonList, isJsonObject } from './json-lines.ts';

/** A call as it stands in a case or a prediction. */
export interface UnflattenedCall {
  /** What `{"$ref": id}` names it by. @defaultValue its place in the list, from 1 */
  readonly id?: string | number | undefined;
  readonly tool: string;
  readonly args: Readonly<Record<string, JsonValue>>;
  /** Ids of calls it waits for besides those its arguments refer to. */
  readonly needs?: readonly string[] | undefined;
}

/** A call with no other call inside it. */
export interface FlatCall {
  readonly tool: string;
  /** Nested calls are `{"$ref": n}` like any reference, and n is the index of the flat call. */
  readonly args: Readonly<Record<string, JsonValue>>;
  /** Where it stood: `0`, or `0.phone_number` for the call nested there. */
  readonly path: string;
  /** Indexes of the flat calls it needs, each once. All are smaller than its own. */
  readonly dependencies: readonly number[];
}

/** Calls, each after those it needs. */
export interface FlatCalls {
  readonly calls: readonly FlatCall[];
  /** What refers to no earlier call, in words. Such a reference equals nothing. */
  readonly brokenReferences: readonly string[];
}

/**
 * Takes nested calls out of their arguments, so that a nested call and a reference to an earlier call are the same thing.
 *
 * Never throws: a reference to a call that is not there, or comes later, is listed.
 */
export function flattenCalls(unflattened: readonly UnflattenedCall[]): FlatCalls {
  const calls: FlatCall[] = [];
  const brokenReferences: string[] = [];
  const indexById = new Map<string, number>();

  const place = (call: UnflattenedCall, path: string): number => {
    const dependencies = new Set<number>();
    const refer = (id: string): JsonValue => {
      const index = indexById.get(id);
      if (index === undefined) brokenReferences.push(`${call.tool} refers to call ${id}, which no earlier call is`);
      else dependencies.add(index);
      return index === undefined ? { $ref: null } : { $ref: index };
    };
    const flatten = (value: JsonValue, valuePath: string): JsonValue => {
      const nested = nestedCallOf(value);
      if (nested === 'malformed') {
        brokenReferences.push(`${call.tool} holds a nested call that is none`);
        return { $ref: null };
      }
      if (nested) {
        const index = place(nested, valuePath);
        dependencies.add(index);
        return { $ref: index };
      }
      const id = referenceOf(value);
      if (id !== undefined) return refer(id);
      if (isJsonList(value)) return value.map((item, index) => flatten(item, `${valuePath}.${index}`));
      return isJsonObject(value) ? flattenFields(value, valuePath) : value;
    };
    const flattenFields = (fields: Readonly<Record<string, JsonValue>>, fieldsPath: string): Readonly<Record<string, JsonValue>> =>
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, flatten(value, `${fieldsPath}.${name}`)]));

    const args = flattenFields(call.args, path);
    call.needs?.forEach(refer);
    return calls.push({ tool: call.tool, args, path, dependencies: [...dependencies] }) - 1;
  };

  unflattened.forEach((call, position) => {
    const index = place(call, String(position));
    indexById.set(String(call.id ?? position + 1), index);
  });
  return { calls, brokenReferences };
}

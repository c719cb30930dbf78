import type { JsonValue } from '@octoweave/core';

/** What a value is held against. */
export interface CheckStateOptions {
  /** The value in the first state of the device. */
  readonly sample: JsonValue;
  /** Where the value is, for issues. */
  readonly path: string;
}

type JsonObject = Readonly<Record<string, JsonValue>>;

/**
 * What of a written state cannot be where it stands; empty where nothing is found.
 *
 * - Values are held against those that a simulator starts with: of the same kind, with the same names in objects.
 * - Objects that have names in common stand in a collection: it may hold others like them by any key, or none.
 * - Where the sample is null or an empty collection, nothing is known and everything is let through.
 */
export function checkState(value: JsonValue, { sample, path }: CheckStateOptions): readonly string[] {
  if (sample === null || value === null) return [];
  const [expected, actual] = [kindOf(sample), kindOf(value)];
  if (expected !== actual) return [`${path} is ${actual}, and ${expected} is needed`];
  if (isList(sample) && isList(value)) {
    const [first] = sample;
    return first === undefined ? [] : value.flatMap((item, index) => checkState(item, { sample: first, path: `${path}[${index}]` }));
  }
  return isObject(sample) && isObject(value) ? checkObject(value, sample, path) : [];
}

function checkObject(value: JsonObject, sample: JsonObject, path: string): readonly string[] {
  const item = commonPart(Object.values(sample));
  if (item) return Object.entries(value).flatMap(([key, one]) => checkState(one, { sample: item, path: `${path}.${key}` }));
  const missing = Object.keys(sample).filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => `${path}.${key} is missing`),
    ...Object.entries(value).flatMap(([key, item]) => {
      const expected = Object.hasOwn(sample, key) ? sample[key] : undefined;
      return expected === undefined ? [] : checkState(item, { sample: expected, path: `${path}.${key}` });
    }),
  ];
}

/** The names that all of several objects have, with the values of the first; undefined where they are no objects or have none. */
function commonPart(values: readonly JsonValue[]): JsonObject | undefined {
  const objects = values.filter(isObject);
  const [first] = objects;
  if (first === undefined || objects.length < values.length) return undefined;
  const common = Object.entries(first).filter(([name]) => objects.every((object) => Object.hasOwn(object, name)));
  return common.length === 0 ? undefined : Object.fromEntries(common);
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: JsonValue): string =>
  isList(value) ? 'a list' : isObject(value) ? 'an object' : value === null ? 'null' : `a ${typeof value}`;

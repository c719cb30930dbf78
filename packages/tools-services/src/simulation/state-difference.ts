import type { JsonValue } from '@octoweave/core';

/** One value that differs between two states. What is not there is null. */
export interface StateDifference {
  readonly path: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}

type JsonRecord = Readonly<Record<string, JsonValue>>;

/** The values that differ, by their dotted path; a record that is new or gone is one value, and so is a list. */
export function diffStates(before: JsonValue, after: JsonValue, path: string): readonly StateDifference[] {
  if (before === after) return [];
  if (!isRecord(before) || !isRecord(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, from: before, to: after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => diffStates(ownValue(before, key), ownValue(after, key), `${path}.${key}`));
}

const isRecord = (value: JsonValue): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys come from people too: `constructor` is not there unless somebody put it there. */
const ownValue = (record: JsonRecord, key: string): JsonValue => (Object.hasOwn(record, key) ? (record[key] ?? null) : null);

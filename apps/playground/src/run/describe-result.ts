import type { JsonValue } from '@octoweave/core';
import { asWords, describeValue } from './describe-values.ts';

/** What a tool returned, as lines; none where it says nothing beyond that it was done. */
export function describeResult(value: JsonValue): readonly string[] {
  if (value === null || value === true) return [];
  if (isList(value)) return value.length === 0 ? ['Nothing found'] : value.map(describeItem);
  if (!isObject(value)) return [describeValue(value)];
  const { ok, detail, ...rest } = value;
  const said = typeof detail === 'string' && detail !== '' ? [detail] : [];
  return [...(ok === false ? ['Not all of it was done'] : []), ...said, ...Object.entries(rest).map(describeEntry)];
}

const describeEntry = ([name, value]: readonly [string, JsonValue]): string => `${asWords(name)}: ${describeValue(value)}`;

/** The first value of an object says what it is: a headline, a day, a title. */
const describeItem = (item: JsonValue): string =>
  isObject(item) ? Object.values(item).map(describeValue).join(' — ') : describeValue(item);

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isObject = (value: JsonValue): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !isList(value);

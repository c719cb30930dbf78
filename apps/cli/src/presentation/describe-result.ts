import type { JsonValue } from '@octoweave/core';
import { describeValue } from './describe-values.ts';

type JsonObject = Readonly<Record<string, JsonValue>>;

/**
 * What a tool returned, as lines for a person; empty where it says nothing beyond that it was done.
 *
 * - A list has a line for each item. An object of plain values is one line: `name: Nopa, rating: 4.5`.
 * - `{ ok, detail }`, which many tools return, is its detail, and says so where not all was done.
 */
export function describeResult(value: JsonValue): readonly string[] {
  if (value === null || value === true) return [];
  if (isDeed(value)) return describeDeed(value);
  return describe(value);
}

const indent = (line: string): string => `  ${line}`;

function describe(value: JsonValue): readonly string[] {
  if (isList(value)) return value.length === 0 ? ['nothing'] : value.flatMap(describeItem);
  if (!isObject(value)) return [describeValue(value)];
  const entries = Object.entries(value).filter(([, item]) => item !== null && item !== '' && !(isList(item) && item.length === 0));
  const plain = entries.filter(([, item]) => isPlain(item)).map(([name, item]) => `${words(name)}: ${describePlain(item)}`);
  const nested = entries.filter(([, item]) => !isPlain(item)).flatMap(([name, item]) => [`${words(name)}:`, ...describe(item).map(indent)]);
  return [...(plain.length > 0 ? [plain.join(', ')] : []), ...nested];
}

/** The lines of an item hang under its dash. */
function describeItem(item: JsonValue): readonly string[] {
  const [first = 'nothing', ...rest] = describe(item);
  return [`- ${first}`, ...rest.map(indent)];
}

/** A few words stand in a line; lists of anything longer do not. */
const isPlain = (value: JsonValue): boolean => (isList(value) ? value.every((item) => !isObject(item) && !isList(item)) : !isObject(value));

const describePlain = (value: JsonValue): string => (isList(value) ? value.map(describeValue).join('; ') : describeValue(value));

const words = (name: string): string => describeValue(name).replaceAll('_', ' ');

interface Deed {
  readonly ok: boolean;
  readonly detail?: string;
}

const isDeed = (value: JsonValue): value is Deed & JsonObject =>
  isObject(value) && typeof value['ok'] === 'boolean' && Object.keys(value).every((name) => name === 'ok' || name === 'detail');

function describeDeed({ ok, detail = '' }: Deed): readonly string[] {
  if (ok) return detail === '' ? [] : [describeValue(detail)];
  return [detail === '' ? 'not all was done' : `not all was done: ${describeValue(detail)}`];
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !isList(value);

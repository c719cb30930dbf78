import type { JsonValue } from '@octoweave/core';

/**
 * Whether a value is as expected.
 *
 * - Objects may have more keys than expected; lists are as long, in their order. Numbers may differ by what a float loses.
 * - Texts are compared without case, white space around and inside them, and the last full stop. `{"contains": [...]}` asks for pieces of a text
 *   or of the JSON of anything else, `{"exact": value}` for equality, `{"any": true}` for anything but null.
 */
export function matchesValue(actual: JsonValue, expected: JsonValue): boolean {
  if (isRecord(expected)) {
    const { contains, exact, any } = expected;
    if (contains !== undefined) return containsAll(actual, contains);
    if (exact !== undefined) return JSON.stringify(actual) === JSON.stringify(exact);
    if (any === true) return actual !== null;
    return isRecord(actual) && Object.entries(expected).every(([key, value]) => matchesValue(actual[key] ?? null, value));
  }
  if (isList(expected))
    return (
      isList(actual) && actual.length === expected.length && expected.every((item, index) => matchesValue(actual[index] ?? null, item))
    );
  if (typeof expected === 'number') return typeof actual === 'number' && Math.abs(actual - expected) < 1e-4;
  if (typeof expected === 'string') return typeof actual === 'string' && comparable(actual) === comparable(expected);
  return actual === expected;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isRecord = (value: JsonValue): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const comparable = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/gu, ' ').replace(/\.$/u, '');

function containsAll(actual: JsonValue, pieces: JsonValue): boolean {
  const text = comparable(typeof actual === 'string' ? actual : JSON.stringify(actual));
  return [pieces].flat().every((piece) => text.includes(comparable(String(piece))));
}

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonValue } from './parse-json-value.ts';

describe('parseJsonValue', () => {
  test('copies every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = parseJsonValue(value);
        expect(copy).toEqual(JSON.parse(JSON.stringify(value)));
        expect(copy === value).toBe(typeof value !== 'object' || value === null);
      }),
    );
  });

  test('gives what survives JSON unchanged, or throws a TypeError', () => {
    const arbitraryValue = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        const parsed = parseOrNull(value);
        expect(parsed).toEqual(JSON.parse(JSON.stringify(parsed)));
      }),
    );
  });

  test('names the place of what JSON cannot carry', () => {
    expect(() => parseJsonValue({ doors: [{ openedAt: new Date(0) }] })).toThrow(
      'the value.doors[0].openedAt is Date, which JSON cannot carry',
    );
    expect(() => parseJsonValue([undefined])).toThrow('the value[0] is undefined');
    expect(() => parseJsonValue(Number.POSITIVE_INFINITY)).toThrow('the value is Infinity');
  });

  test('takes a value twice, but not within itself', () => {
    const shared = { a: 1 };
    expect(parseJsonValue([shared, shared])).toEqual([shared, shared]);
    const cycle: unknown[] = [];
    cycle.push([cycle]);
    expect(() => parseJsonValue(cycle)).toThrow('the value[0][0] is part of itself');
  });

  test('copies a property named __proto__ as a property', () => {
    const parsed = parseJsonValue(JSON.parse('{"__proto__": {"isAdmin": true}}'));
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(JSON.stringify(parsed)).toBe('{"__proto__":{"isAdmin":true}}');
  });
});

/** Null where the value is refused in the way the doc comment says. */
function parseOrNull(value: unknown): unknown {
  try {
    return parseJsonValue(value);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

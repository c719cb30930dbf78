import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonValue } from './parse-json-value.ts';

describe('parseJsonValue', () => {
  test('copies every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = parseJsonValue(value);
        expect(copy).toEqual(JSON.parse(JSON.stringify(value)));
        if (typeof value === 'object' && value !== null) expect(copy).not.toBe(value);
      }),
    );
  });

  test('gives what survives JSON unchanged, or throws a TypeError', () => {
    const arbitraryValue = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        const parsed = attempt(() => parseJsonValue(value));
        if (!(parsed instanceof TypeError)) expect(parsed).toEqual(JSON.parse(JSON.stringify(parsed)));
      }),
    );
  });

  test('names the place of what JSON cannot carry', () => {
    expect(() => parseJsonValue({ doors: [{ openedAt: new Date(0) }] })).toThrow('the value.doors[0].openedAt is Date, which JSON cannot carry');
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

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean, percentile } from './percentile.ts';
import { rateOf, wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  test.each([
    [5, 10, 0.5, 0.2366, 0.7634],
    [0, 10, 0, 0, 0.2775],
    [10, 10, 1, 0.7225, 1],
    [195, 210, 0.9286, 0.8856, 0.9562],
  ])('%d of %d are %d, from %d to %d', (successes, cases, rate, low, high) => {
    const interval = wilsonInterval(successes, cases)!;
    expect(interval.rate).toBeCloseTo(rate, 3);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  test('is null without cases', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(rateOf([undefined, undefined])).toBeNull();
  });

  test('holds the rate and stays between 0 and 1', () => {
    const counts = fc.integer({ min: 1, max: 10_000 }).chain((cases) => fc.tuple(fc.integer({ min: 0, max: cases }), fc.constant(cases)));
    fc.assert(
      fc.property(counts, ([successes, cases]) => {
        const { rate, low, high } = wilsonInterval(successes, cases)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('rateOf', () => {
  test('does not count what does not apply', () => {
    expect(rateOf([true, undefined, false])?.rate).toBe(0.5);
  });
});

describe('percentile', () => {
  test.each([
    [[7], 0.95, 7],
    [[2, 1], 0.5, 1.5],
    [[40, 10, 30, 20, 50], 0.5, 30],
    [[40, 10, 30, 20, 50], 0.95, 48],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBeCloseTo(expected);
  });

  test('is null without values', () => {
    expect(percentile([], 0.5)).toBeNull();
  });
});

describe('mean', () => {
  test('is null without values', () => {
    expect(mean([])).toBeNull();
    expect(mean([1, 2])).toBe(1.5);
  });
});

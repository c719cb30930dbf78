import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSamePhone, normaliseText, tokenF1 } from './compare-text.ts';

describe('normaliseText', () => {
  test.each([
    ['  The Hilton  Hotel ', 'hilton hotel'],
    ['Don’t stop “me”', 'don\'t stop "me"'],
    ['a cup of an herb', 'cup of herb'],
    ['Plan A', 'plan a'],
    ['the', 'the'],
    ['cafe\u0301', 'café'],
    ['', ''],
  ])('reads %j as %j', (text, normalised) => {
    expect(normaliseText(text)).toBe(normalised);
  });
});

describe('tokenF1', () => {
  test.each([
    ["I'll be ten minutes late", 'Ill be 10 minutes late!', 2 / 3],
    ['buy milk', 'buy some milk', 0.8],
    ['water the ferns', 'feed the cat', 0],
    ['the who', 'The Who', 1],
    ['it is', 'it was', 0.5],
    ['', '', 1],
    ['!', 'milk', 0],
    ['no', 'not', 0],
  ])('gives %j and %j %d', (left, right, f1) => {
    expect(tokenF1(left, right)).toBeCloseTo(f1);
  });

  test('is symmetric and lies between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const f1 = tokenF1(left, right);
        expect(f1).toBe(tokenF1(right, left));
        expect(f1).toBeGreaterThanOrEqual(0);
        expect(f1).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('isSamePhone', () => {
  test.each([
    ['+1 (555) 123-4567', '555 123 4567', true],
    ['+15551234567', '15551234567', true],
    ['0044 20 7946 0000', '+44 20 7946 0000', true],
    ['+44 20 7946 0000', '020 7946 0000', true],
    ['+1 234 567 8900', '0234 567 8900', true],
    ['020 7946 0000', '20 7946 0000', true],
    ['+1 555 123 4567', '+44 555 123 4567', false],
    ['555 123 4567', '555 123 4568', false],
    ['5551234567', '99995551234567', false],
    ['4567', '5551234567', false],
    ['911', '911', true],
    ['911', '1911', false],
    ['Mum', 'mum', true],
    ['1-800-FLOWERS', '1-800-PLUMBER', false],
    ['', '911', false],
  ])('takes %j and %j for the same: %s', (left, right, isSame) => {
    expect(isSamePhone(left, right)).toBe(isSame);
    expect(isSamePhone(right, left)).toBe(isSame);
  });
});

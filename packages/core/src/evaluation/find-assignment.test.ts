import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAssignment, matchPairs } from './find-assignment.ts';

const anyPairs = fc
  .integer({ min: 0, max: 5 })
  .chain((size) => fc.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }));

describe('matchPairs', () => {
  test('pairs all exactly where backtracking can', () => {
    fc.assert(
      fc.property(anyPairs, (isPair) => {
        const size = isPair.length;
        const pairs = matchPairs(size, size, (left, right) => isPair[left]![right]!);
        const found = findAssignment({ size, canAssign: (left, right) => isPair[left]![right]! });
        expect(!pairs.includes(undefined)).toBe(found.type === 'found');
        expect(pairs.every((right, left) => right === undefined || isPair[left]![right])).toBe(true);
        const taken = pairs.filter((right) => right !== undefined);
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  test('gives a first comer another partner so that a later one gets its only one', () => {
    expect(matchPairs(2, 2, (left, right) => left === 0 || right === 0)).toEqual([1, 0]);
  });
});

describe('findAssignment', () => {
  test('hands on what was assigned before', () => {
    expect(findAssignment({ size: 3, canAssign: (_, right, assigned) => assigned.every((earlier) => earlier > right) })).toEqual({
      type: 'found',
      assignment: [2, 1, 0],
    });
  });

  test('tells what cannot be from what was given up', () => {
    expect(findAssignment({ size: 2, canAssign: (_, right) => right === 0 })).toEqual({ type: 'none' });
    expect(findAssignment({ size: 9, canAssign: (left) => left < 8, maximumSteps: 50 })).toEqual({ type: 'undecided' });
    expect(findAssignment({ size: 0, canAssign: () => false })).toEqual({ type: 'found', assignment: [] });
  });
});

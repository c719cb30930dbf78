import { describe, expect, it } from 'vitest';
import { matchesValue } from './match-values.ts';

describe('matchesValue', () => {
  it.each([
    ['a text without its case, spaces and full stop', ' On my  way. ', 'on my way'],
    ['a number but for what a float loses', 22.200001, 22.2],
    ['an object with more keys', { a: 1, b: 2 }, { a: 1 }],
    ['a list item by item', ['A', 'b'], ['a', 'B']],
    ['a text with all of its pieces', 'Range: 412 km', { contains: ['412', 'RANGE'] }],
    ['anything with pieces of its JSON', [{ a: 'x' }], { contains: ['"a":"x"'] }],
    ['a text to the character', 'You owe $2', { exact: 'You owe $2' }],
    ['whatever there is', 0, { any: true }],
    ['null', null, null],
  ])('takes %s', (_, actual, expected) => {
    expect(matchesValue(actual, expected)).toBe(true);
  });

  it.each([
    ['another text', 'you owe $1', 'you owe $2'],
    ['another case where every character counts', 'you owe $2', { exact: 'You owe $2' }],
    ['a text for a number', '5', 5],
    ['a longer list', ['a', 'b'], ['a']],
    ['a list in another order', ['b', 'a'], ['a', 'b']],
    ['an object without the key', { b: 1 }, { a: 1 }],
    ['a text without one of the pieces', 'Range', { contains: ['Range', '412'] }],
    ['nothing where something has to be', null, { any: true }],
    ['true for a text', true, 'true'],
  ])('refuses %s', (_, actual, expected) => {
    expect(matchesValue(actual, expected)).toBe(false);
  });
});

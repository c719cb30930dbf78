import { describe, expect, test } from 'vitest';
import { createRequestText } from '../call/request-text.ts';
import { clausesOf } from './request-clauses.ts';

const clauses = (request: string): readonly string[] => {
  const { words } = createRequestText(request);
  return clausesOf(words).map(({ start, end }) =>
    words
      .slice(start, end)
      .map(({ core }) => core)
      .join(' '),
  );
};

describe('clausesOf', () => {
  test.each([
    ['Roof open, doors locked and then text mum: on my way', ['roof open', 'doors locked', 'then text mum', 'on my way']],
    ['and open the roof and lock the doors', ['and open the roof', 'lock the doors']],
    ['yes, please open the roof', ['please open the roof']],
    ['open the roof.', []],
    ['wake me at 7:30', []],
    ['and and and', []],
    ['', []],
  ])('cuts %j into %j', (request, expected) => {
    expect(clauses(request)).toEqual(expected);
  });
});

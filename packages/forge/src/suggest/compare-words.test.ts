import { describe, expect, it } from 'vitest';
import { compareWords, readWords } from './compare-words.ts';

const compare = (first: string, second: string): number => compareWords(readWords(first), readWords(second));

describe('compareWords', () => {
  it('finds no difference in order, small words, and what either may leave out', () => {
    expect(compare('[can you|could you|] set {zone} to {temperature} [please|]', 'could you set {zone} to {temperature}')).toBe(1);
    expect(compare('open the roof', 'the roof, open please')).toBe(1);
  });

  it('counts the words both have by those that either has', () => {
    expect(compare('let some fresh air in', 'let some cold air in')).toBe(4 / 6);
    expect(compare('open the roof', 'lock all doors')).toBe(0);
  });

  it('tells slots and possessives apart', () => {
    expect(compare('open {window}', 'open {door}')).toBe(1 / 3);
    expect(compare('open my door', 'open the door')).toBe(2 / 3);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, matchNames } from './match-names.ts';

const match = (said: string, names: readonly string[]): readonly string[] => matchNames(names, { said, nameOf: (name) => name });

describe('matchNames', () => {
  it('finds every name that holds the words said, in any order', () => {
    expect(match('maria', ['Maria Lopez', 'Maria Garcia', 'Mario Rossi'])).toEqual(['Maria Lopez', 'Maria Garcia']);
    expect(match('my bose headphones', ['Bose QC45 Headphones', 'Bose Speaker'])).toEqual(['Bose QC45 Headphones']);
  });

  it('prefers a whole name', () => {
    expect(match('Maria', ['Maria', 'Maria Garcia'])).toEqual(['Maria']);
  });

  it('looks past case, accents and invisible characters', () => {
    expect(match('jose\u200b', ['José Álvarez'])).toEqual(['José Álvarez']);
  });

  it('finds nothing for nothing', () => {
    expect(match(' \u200b', ['Maria'])).toEqual([]);
  });

  it('finds every name by itself', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(match(name, [name])).toEqual(foldName(name) === '' ? [] : [name]);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSource } from '../random-source.ts';
import { draftText, type DraftRequest } from './draft-request.ts';
import { roughenRequest } from './roughen-request.ts';

const draft: DraftRequest = {
  pieces: [
    { text: "i'd like to go to ", isSurface: false },
    { text: "o'brien's inn, dublin", isSurface: true, says: 'text' },
    { text: ', without tolls please', isSurface: false },
  ],
  calls: [],
  phrasedCalls: [],
};
const all = { hasTypo: true, hasHesitation: true, hasPunctuation: true, losesApostrophes: true, losesCommas: true };

describe('roughenRequest', () => {
  it('never touches what says an argument', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const roughened = roughenRequest(draft, all, createRandomSource(seed));
        expect(roughened.pieces.filter(({ isSurface }) => isSurface)).toEqual([draft.pieces[1]]);
        expect(draftText(roughened)).toMatch(/(?:^|[\s,])o'brien's inn, dublin(?:[\s,.!?]|$)/u);
      }),
    );
  });

  it('keeps the comma that ends a surface', () => {
    const roughened = roughenRequest(draft, { ...all, hasTypo: false, hasHesitation: false, hasPunctuation: false }, createRandomSource(1));
    expect(draftText(roughened)).toBe("id like to go to o'brien's inn, dublin, without tolls please");
  });

  it('ends a question with its mark more often than not', () => {
    const question = { ...draft, pieces: [{ text: 'could you open the roof', isSurface: false }] };
    const ends = Array.from({ length: 200 }, (_, seed) =>
      draftText(roughenRequest(question, { ...all, hasTypo: false, hasHesitation: false }, createRandomSource(seed))).at(-1),
    );
    expect(ends.filter((end) => end === '?').length).toBeGreaterThan(120);
    expect(new Set(ends)).toEqual(new Set(['?', '.']));
  });
});

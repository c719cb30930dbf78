import { describe, expect, it } from 'vitest';
import { createRandomSource } from '../random-source.ts';
import { draftText, type DraftRequest } from './draft-request.ts';
import { isOrder, wrapRequest } from './wrap-request.ts';

const draftOf = (text: string): DraftRequest => ({ pieces: [{ text, isSurface: false }], calls: [], phrasedCalls: [] });

describe('isOrder', () => {
  it.each(['open the roof', 'set it to 20', 'turn left mirror up', 'lock my door'])('takes "%s" for an order', (text) => {
    expect(isOrder(text)).toBe(true);
  });

  it.each(["it's cold", 'lock status', 'open sesame', 'cruise at 90', 'no, open it', 'i want it open'])('takes "%s" for none', (text) => {
    expect(isOrder(text)).toBe(false);
  });
});

describe('wrapRequest', () => {
  const wrappers = [
    { group: 'any', pieces: ['hey, ', 'request', ''] },
    { group: 'imperative', pieces: ['can you ', 'request', ''] },
    { group: 'imperative', pieces: ['', 'request', ' please'] },
  ];
  const wrapAll = (text: string, parts = [text]) =>
    new Set(
      Array.from({ length: 60 }, (_, seed) =>
        draftText(wrapRequest(draftOf(text), parts.map(draftOf), wrappers, createRandomSource(seed))),
      ),
    );

  it('asks "can you" only where a bare verb follows', () => {
    expect(wrapAll("it's cold")).toEqual(new Set(["hey, it's cold"]));
    expect(wrapAll('open the roof')).toEqual(new Set(['hey, open the roof', 'can you open the roof', 'open the roof please']));
    expect(wrapAll("open the roof and it's cold", ['open the roof', "it's cold"])).toEqual(new Set(["hey, open the roof and it's cold"]));
  });

  it('says please once', () => {
    expect(wrapAll('open the roof please')).toEqual(new Set(['hey, open the roof please', 'can you open the roof please']));
  });
});

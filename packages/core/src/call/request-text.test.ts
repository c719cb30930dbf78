import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRequestText } from './request-text.ts';

describe('createRequestText', () => {
  test('folds case, curly quotes and white space', () => {
    expect(createRequestText('  Tell “Zoë”:\tI’m\n\nLATE! ').folded).toBe(` tell "zoë": i'm late!`);
  });

  test('splits sentence punctuation from the edges of words', () => {
    expect(createRequestText('("Hi," 5:30 ... don’t!').words).toEqual([
      { leading: '("', core: 'hi', trailing: ',"' },
      { leading: '', core: '5:30', trailing: '' },
      { leading: '', core: '...', trailing: '' },
      { leading: '', core: "don't", trailing: '!' },
    ]);
  });

  test('folds a request without words to nothing', () => {
    expect(createRequestText(' \n ')).toMatchObject({ folded: '', words: [] });
  });

  describe('restore', () => {
    const { restore } = createRequestText('Text  “Ann” I’m LATE, ann.');

    test.each([
      ["i'm late", 'I’m LATE'],
      ["i'm late,", 'I’m LATE,'],
      ['"ann"', '“Ann”'],
      ['ann', 'Ann'],
      ['ann.', 'ann.'],
      ['text "ann', 'Text  “Ann'],
      ['  late ', 'LATE'],
    ])('gives %j back as %j', (span, original) => {
      expect(restore(span)).toBe(original);
    });

    test.each(['', ' ', 'bob', 'lat', 'ate', 'text ann', 'LATE', 'ann. bob'])('does not find %j', (span) => {
      expect(restore(span)).toBeUndefined();
    });

    test('keeps its place past letters that grow when folded', () => {
      expect(createRequestText('İİİ Straße ok').restore('straße ok')).toBe('Straße ok');
    });
  });

  test('restores every run of words to characters of the request that fold to it', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
      fc.constantFrom('“Zoë', 'O’Hara”', '👩‍👩‍👧', '\u200b', 'İ', '...', 'a'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.nat(), fc.nat(), (parts, first, second) => {
        const original = parts.join(' ');
        const request = createRequestText(original);
        const [from = 0, to = 0] = [first % (request.words.length + 1), second % (request.words.length + 1)].sort((a, b) => a - b);
        const run = request.words.slice(from, to);
        const span = run.map(({ leading, core, trailing }) => leading + core + trailing).join(' ');
        const restored = request.restore(span);
        expect(restored === undefined).toBe(run.length === 0);
        expect(original).toContain(restored ?? '');
        expect(createRequestText(restored ?? '').folded.slice(1)).toBe(span);
      }),
      { numRuns: 2000 },
    );
  });
});

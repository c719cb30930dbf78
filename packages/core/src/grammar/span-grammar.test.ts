import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSegment } from '../backend/prompt-segment.ts';
import { createRequestText } from '../call/request-text.ts';
import { arbitraryRequest, runsOfWords } from './__fixtures__/arbitrary-answers.ts';
import { createCallMatcher } from './call-matcher.ts';
import { escapeText } from './quoted-text.ts';
import { createSpanGrammar, type SpanWord } from './span-grammar.ts';

function isSpan(words: readonly SpanWord[], written: string): boolean {
  const matcher = createCallMatcher(createSpanGrammar({ words }));
  matcher.push(textSegment(written));
  return matcher.isComplete();
}

describe('createSpanGrammar', () => {
  it('accepts exactly the runs of words, with and without the punctuation at their ends', () => {
    fc.assert(
      fc.property(arbitraryRequest, ({ folded, words }) => {
        const runs = new Set(runsOfWords(words).map((run) => escapeText(run, '"')));
        const points = [...escapeText(folded, '"')];
        const parts = points.flatMap((_, from) => points.slice(from).map((__, length) => points.slice(from, from + length + 1).join('')));
        for (const part of new Set([...parts, ...runs])) expect([part, isSpan(words, part)]).toEqual([part, runs.has(part)]);
      }),
      { numRuns: 40 },
    );
  });

  it('restores every span to what was said', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        for (const run of runsOfWords(request.words)) expect(request.restore(run)).toBeDefined();
      }),
    );
  });

  it('never accepts an empty span', () => {
    const word = { leading: '', core: '', trailing: '' };
    for (const words of [
      createRequestText('a b').words,
      createRequestText('').words,
      createRequestText(' ... ').words,
      [word],
      [word, word],
    ])
      expect(['', ' ', '  '].filter((written) => isSpan(words, written))).toEqual([]);
  });

  it('ends a span before a word that no model can write', () => {
    const { words } = createRequestText('open a\u0000b now');
    expect(['open', 'now', 'a\u0000b', 'open a\u0000b', 'open a\u0000b now'].filter((written) => isSpan(words, written))).toEqual([
      'open',
      'now',
    ]);
  });

  it('has one rule of constant size a word', () => {
    const { words } = createRequestText(Array.from({ length: 400 }, (_, index) => `word${index},`).join(' '));
    const { rules } = createSpanGrammar({ words });
    expect(rules.size).toBe(401);
    const sizes = [...rules].slice(1).map(([, rule]) => JSON.stringify(rule).length);
    expect(Math.max(...sizes)).toBeLessThan(500);
  });
});

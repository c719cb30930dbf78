import { describe, expect, it } from 'vitest';
import { createSuggestionReader, type SuggestedLine } from './suggestion-reader.ts';

const readAll = (answer: string, { pieces = 1, isComplete = true } = {}): readonly SuggestedLine[] => {
  const reader = createSuggestionReader();
  const size = Math.ceil(answer.length / pieces);
  const read = Array.from({ length: pieces }, (_, place) => reader.push(answer.slice(place * size, (place + 1) * size))).flat();
  return [...read, ...reader.end({ isComplete })];
};

describe('createSuggestionReader', () => {
  it('takes the items of a list, and calls all else talk', () => {
    expect(readAll('Sure, here you go:\n\n- Open it!\n* close it\n2. shut it\n```\n')).toEqual([
      { type: 'talk', text: 'Sure, here you go:' },
      { type: 'sentence', text: 'open it' },
      { type: 'sentence', text: 'close it' },
      { type: 'sentence', text: 'shut it' },
      { type: 'talk', text: '```' },
    ]);
  });

  it('folds quotes, case, white space and final punctuation', () => {
    expect(readAll('- “Can’t you   set {Zone} to {temperature}?”\n- "warm me up"...\n- `heat {zone}`')).toEqual([
      { type: 'sentence', text: "can't you set {zone} to {temperature}" },
      { type: 'sentence', text: 'warm me up' },
      { type: 'sentence', text: 'heat {zone}' },
    ]);
  });

  it('reads the same from pieces of any size', () => {
    const answer = 'ok\n- open the roof\n- let some air in\n- roof open';
    for (const pieces of [2, 7, answer.length]) expect(readAll(answer, { pieces })).toEqual(readAll(answer));
  });

  it('takes no sentence that broke off', () => {
    expect(readAll('- open the roof\n- let some ai', { isComplete: false }).at(-1)).toEqual({ type: 'cut-off', text: '- let some ai' });
    expect(readAll('- open the roof\n', { isComplete: false })).toEqual([{ type: 'sentence', text: 'open the roof' }]);
  });

  it('takes nothing from what a model thinks', () => {
    expect(readAll('<think>\n- maybe this\n</think>\n- open the roof').filter(({ type }) => type === 'sentence')).toEqual([
      { type: 'sentence', text: 'open the roof' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { fitColumns, textColumns } from './text-columns.ts';

describe('textColumns', () => {
  it('counts what a terminal shows', () => {
    expect(['abc', 'é', 'e\u0301', '日本', '🎉', '👨‍👩‍👧'].map(textColumns)).toEqual([3, 1, 1, 4, 2, 2]);
  });
});

describe('fitColumns', () => {
  it('cuts what is longer, between letters', () => {
    expect([fitColumns('open', 4), fitColumns('opened', 4), fitColumns('日本語', 4), fitColumns('open', 0)]).toEqual([
      'open',
      'ope…',
      '日…',
      '',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { describeResult } from './describe-result.ts';

describe('describeResult', () => {
  it('says nothing of what was simply done', () => {
    for (const value of [null, true, { ok: true }]) expect(describeResult(value)).toEqual([]);
  });

  it('gives the words of a deed, and says where not all was done', () => {
    expect(describeResult({ ok: true, detail: 'draft opened' })).toEqual(['draft opened']);
    expect(describeResult({ ok: false, detail: 'volume 1 of 1 to 7' })).toEqual(['not all was done: volume 1 of 1 to 7']);
  });

  it('has a line for each item, with exact figures', () => {
    expect(describeResult([{ flight_number: 'UA1', price: 322.45 }, 'rain'])).toEqual(['- flight number: UA1, price: 322.45', '- rain']);
    expect(describeResult([])).toEqual(['nothing']);
  });

  it('hangs what is nested under its name, and leaves out what is empty', () => {
    const value = {
      total: 12.5,
      items: [{ dish: 'Pad Thai', quantity: 2 }, { dish: 'Rice' }],
      tags: ['hot', 'new'],
      note: '',
      promo: null,
      more: [],
    };
    expect(describeResult(value)).toEqual(['total: 12.5, tags: hot; new', 'items:', '  - dish: Pad Thai, quantity: 2', '  - dish: Rice']);
  });

  it('writes out what a terminal would obey', () => {
    expect(describeResult('\u001B[31mred')).toEqual([String.raw`\u001b[31mred`]);
  });
});

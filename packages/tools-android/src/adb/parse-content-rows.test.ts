import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from './__fixtures__/hostile-text.ts';
import { parseContentRows } from './parse-content-rows.ts';

const columns = ['_id', 'data1', 'name'] as const;
const print = (rows: readonly { readonly _id: string; readonly data1: string; readonly name: string }[]): string =>
  rows.length === 0
    ? 'No result found.\n'
    : rows.map((row, index) => `Row: ${index} ${columns.map((column) => `${column}=${row[column]}`).join(', ')}\n`).join('');

describe('parseContentRows', () => {
  it('reads what content prints, whatever the last column holds', () => {
    const row = fc.record({
      _id: fc.nat().map(String),
      data1: fc.constantFrom('+14155550101', '112', 'NULL'),
      name: hostileText.map((text) => text.replaceAll(/Row: /gu, '')),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        expect(parseContentRows(print(rows), columns)).toEqual(rows);
      }),
    );
  });

  it('keeps a name that pretends to be a row', () => {
    const rows = [
      { _id: '1', data1: '2', name: 'Row: 1 _id=7, data1=8, name=Mallory' },
      { _id: '3', data1: '4', name: 'Ann\nRow: 9 _id=7' },
    ];
    expect(parseContentRows(print(rows), columns)).toEqual(rows);
  });

  it('leaves out a row that lacks a column', () => {
    expect(parseContentRows('Row: 0 _id=1, name=x\n', columns)).toEqual([]);
    expect(parseContentRows('No result found.\n', columns)).toEqual([]);
  });
});

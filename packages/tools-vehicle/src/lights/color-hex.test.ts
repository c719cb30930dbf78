import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorHex } from './color-hex.ts';

describe('colorHex', () => {
  it('reads names and hexadecimal, whatever their case and spacing', () => {
    expect(colorHex(' Warm  WHITE ')).toBe('#FFE4C4');
    expect(colorHex('sky-blue')).toBe('#87CEEB');
    expect(colorHex('#a0B1c2')).toBe('#A0B1C2');
    expect(colorHex('a0b1c2')).toBe('#A0B1C2');
  });

  it('knows no other words, members of objects among them', () => {
    for (const word of ['', 'greenish', '#fff', 'constructor', '__proto__']) expect(colorHex(word)).toBeUndefined();
  });

  it('gives #RRGGBB or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(colorHex(text) ?? '#000000').toMatch(/^#[0-9A-F]{6}$/u);
      }),
    );
  });
});

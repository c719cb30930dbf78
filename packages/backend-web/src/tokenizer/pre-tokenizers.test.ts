import { describe, expect, it } from 'vitest';
import { cutText, preTokenizers } from './pre-tokenizers.ts';

const cut = (name: string, text: string): readonly string[] =>
  cutText(text, preTokenizers.get(name) ?? { cuts: [], prefersWholePieces: false });

describe('cutText', () => {
  it('cuts as GPT-2 does: a space belongs to the word behind it, contractions and digits stand alone', () => {
    expect(cut('gpt-2', "I'll set  it to 72°F!\n\nOK")).toEqual([
      'I',
      "'ll",
      ' set',
      ' ',
      ' it',
      ' to',
      ' 72',
      '°',
      'F',
      '!',
      '\n',
      '\n',
      'OK',
    ]);
  });

  it('cuts digits one by one for Qwen, and by three for Llama 3', () => {
    expect(cut('qwen2', 'in 12345')).toEqual(['in', ' ', '1', '2', '3', '4', '5']);
    expect(cut('llama-bpe', 'in 12345')).toEqual(['in', ' ', '123', '45']);
    expect(cut('smollm', 'in 123')).toEqual(['in', ' ', '1', '2', '3']);
  });

  it('loses nothing', () => {
    for (const name of preTokenizers.keys())
      expect(cut(name, ' \u0085a\u00a0\ufeff b\t\r\n😀1½').join('')).toBe(' \u0085a\u00a0\ufeff b\t\r\n😀1½');
  });
});

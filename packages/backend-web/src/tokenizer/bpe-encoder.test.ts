import { describe, expect, it } from 'vitest';
import { createBpeEncoder, type BpeEncoderOptions } from './bpe-encoder.ts';
import { preTokenizers } from './pre-tokenizers.ts';
import { printBytes } from './token-bytes.ts';

const tokens = ['h', 'e', 'l', 'o', 'he', 'll', 'hell', 'hello', printBytes(' '), printBytes(' h'), '<tool>', '<end>', ...printBytes('é')];
const gpt2 = preTokenizers.get('gpt-2') ?? { cuts: [], prefersWholePieces: false };
const encoder = (options: Partial<BpeEncoderOptions> = {}) =>
  createBpeEncoder({
    tokens,
    merges: ['h e', 'l l', 'he ll', `${printBytes(' ')} h`],
    addedTokens: ['<tool>'],
    controlIds: new Set([11]),
    preTokenizer: gpt2,
    ...options,
  });

describe('createBpeEncoder', () => {
  it('joins pairs in the order of their merges', () => {
    expect(encoder()('hello')).toEqual([6, 3]);
    expect(encoder()('lll')).toEqual([5, 2]);
    expect(encoder()(' he')).toEqual([8, 4]);
  });

  it('takes a piece that is a token as it stands, where the tokenizer prefers that', () => {
    expect(encoder({ preTokenizer: { ...gpt2, prefersWholePieces: true } })('hello')).toEqual([7]);
  });

  it('writes a character without a token as its bytes', () => {
    expect(encoder()('é')).toEqual([12, 13]);
  });

  it('finds added tokens anywhere, and control tokens nowhere', () => {
    expect(encoder()('he<tool>he')).toEqual([4, 10, 4]);
    expect(encoder()('<end>')).not.toContain(11);
  });
});

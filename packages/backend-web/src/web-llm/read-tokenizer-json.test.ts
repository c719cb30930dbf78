import { describe, expect, it } from 'vitest';
import { readTokenizerJson } from './read-tokenizer-json.ts';

const model = { type: 'BPE', vocab: { a: 0, b: 1, '1': 2, ab: 3 }, merges: [['a', 'b']] as const };
const byteLevel = { type: 'ByteLevel', use_regex: false };

describe('readTokenizerJson', () => {
  it('reads added tokens, merges of both notations and a pattern of its own', () => {
    const pre_tokenizer = { type: 'Sequence', pretokenizers: [{ type: 'Split', pattern: { Regex: '\\p{L}+|\\p{N}' } }, byteLevel] };
    const tokenizer = readTokenizerJson({ model, pre_tokenizer, added_tokens: [{ id: 4, content: '<end>', special: true }] });
    expect(tokenizer?.encodeText('ab1<end>')).toEqual([3, 2]);
    expect([...(tokenizer?.controlIds ?? [])]).toEqual([['<end>', 4]]);
    expect(tokenizer?.vocabularySize).toBe(5);
  });

  it.each([
    ['another kind of model', { model: { ...model, type: 'Unigram' }, pre_tokenizer: byteLevel }],
    ['another way to cut text', { model, pre_tokenizer: { type: 'Metaspace' } }],
    ['a pattern that JavaScript does not know', { model, pre_tokenizer: { type: 'Split', pattern: { Regex: '(?>a)' } } }],
    ['a space that is added', { model, pre_tokenizer: { ...byteLevel, add_prefix_space: true } }],
  ])('does not guess at %s', (_, json) => {
    expect(readTokenizerJson(json)).toBeUndefined();
  });
});

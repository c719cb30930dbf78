import { describe, expect, test } from 'vitest';
import { controlToken, functionalTokenCapacity } from './functional-token.ts';
import { createVocabulary } from './functional-token-vocabulary.ts';
import { createTokenizerExtension } from './tokenizer-extension.ts';

describe('createTokenizerExtension', () => {
  const vocabulary = createVocabulary([{ slot: 0, text: '<nexa_0>', toolId: 'lamps.on', signature: '' }]);
  const { addedTokens, gguf } = createTokenizerExtension(vocabulary, { firstTokenId: 1000 });

  test('adds every reserved token, used or not, so that a later tool needs no new tokenizer', () => {
    expect(gguf.tokens).toHaveLength(functionalTokenCapacity + Object.keys(controlToken).length);
    expect(new Set(gguf.tokens).size).toBe(gguf.tokens.length);
    expect(gguf.tokens).toEqual(createTokenizerExtension(createVocabulary([]), { firstTokenId: 1000 }).gguf.tokens);
  });

  test('marks every record CONTROL, which no text becomes', () => {
    expect(gguf.tokenTypes).toEqual(gguf.tokens.map(() => 3));
    expect(
      addedTokens.every(
        ({ special, normalized, lstrip, rstrip, single_word }) => special && !normalized && !lstrip && !rstrip && !single_word,
      ),
    ).toBe(true);
  });

  test('gives both formats the same texts, at consecutive ids from the first', () => {
    expect(addedTokens.map(({ content }) => content)).toEqual(gguf.tokens);
    expect(addedTokens.map(({ id }) => id)).toEqual(gguf.tokens.map((_, index) => 1000 + index));
  });

  test('carries the digest of the vocabulary', () => {
    expect(gguf.metadata).toEqual({ 'octoweave.vocabulary.digest': vocabulary.digest });
  });
});

import { describe, expect, it } from 'vitest';
import { readEngineChunk } from './engine-chunk.ts';

describe('readEngineChunk', () => {
  it('reads a token', () => {
    const answer = {
      choices: [],
      __verbose: {
        content: 'a',
        tokens: [64],
        stop: false,
        tokens_predicted: 2,
        tokens_evaluated: 6,
        timings: { cache_n: 5 },
        completion_probabilities: [{ logprob: 0 }],
      },
    };
    expect(readEngineChunk(answer)).toEqual({
      isEnd: false,
      text: 'a',
      tokenId: 64,
      probability: 1,
      outputTokens: 2,
      promptTokens: 6,
      cachedTokens: 5,
      isCutOff: false,
    });
  });

  it('says of an answer of another form that the engine is of another version', () => {
    expect(() => readEngineChunk({ choices: [] })).toThrow('Install the version');
  });
});

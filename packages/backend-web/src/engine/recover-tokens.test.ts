import { describe, expect, it } from 'vitest';
import { recoverTokens } from './recover-tokens.ts';

const bytesOfTokens = [[0xf0], [0x9f], [0xf0, 0x9f], [0x98], [0x20, 0xf0]].map((bytes) => Uint8Array.from(bytes));
const recover = (bytes: readonly number[], count: number): readonly number[] | undefined =>
  recoverTokens({
    bytes: Uint8Array.from(bytes),
    count,
    vocabularySize: bytesOfTokens.length,
    tokenBytes: (id) => bytesOfTokens[id] ?? new Uint8Array(),
  });

describe('recoverTokens', () => {
  it('finds as many tokens as there were', () => {
    expect(recover([0xf0, 0x9f, 0x98], 3)).toEqual([0, 1, 3]);
    expect(recover([0xf0, 0x9f, 0x98], 2)).toEqual([2, 3]);
    expect(recover([0x20, 0xf0, 0x9f], 2)).toEqual([4, 1]);
  });

  it('finds none where the vocabulary has none', () => {
    expect(recover([0xf0, 0x80], 2)).toBeUndefined();
    expect(recover([0xf0], 2)).toBeUndefined();
  });
});

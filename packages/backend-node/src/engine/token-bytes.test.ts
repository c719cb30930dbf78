import { describe, expect, it } from 'vitest';
import { createTokenBytes } from './token-bytes.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('createTokenBytes', () => {
  it('reads a space, a newline and a split character from GPT-2 tokens', () => {
    const tokenBytes = createTokenBytes({ tokenizerModel: 'gpt2', tokens: ['Ġ?', 'Ċ', 'ðŁĺ', 'Ģ', '!'] });
    expect(decode(tokenBytes(0))).toBe(' ?');
    expect(decode(tokenBytes(1))).toBe('\n');
    expect(decode(Uint8Array.from([...tokenBytes(2), ...tokenBytes(3)]))).toBe('😀');
    expect(decode(tokenBytes(4))).toBe('!');
  });

  it('reads spaces and byte tokens from SentencePiece tokens', () => {
    const tokenBytes = createTokenBytes({ tokenizerModel: 'llama', tokens: ['▁open', '<0x0A>'] });
    expect(decode(tokenBytes(0))).toBe(' open');
    expect(decode(tokenBytes(1))).toBe('\n');
  });
});

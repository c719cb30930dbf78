/** Turns token ids into text one by one, holding back bytes of a character that is not complete yet. */
export interface StreamingDetokenizer {
  /** Text that became certain with this token; empty while a character is incomplete. */
  push(tokenId: number): string;
  /** Drops an incomplete character, which is not text. */
  reset(): void;
}

/** No character of UTF-8 has more bytes, so no more tokens can be waiting for it. */
const longestCharacter = 4;
const replacementCharacter = '\uFFFD';

/** Wraps an engine's detokeniser, which knows only whole lists of ids. */
export function createStreamingDetokenizer(detokenize: (tokenIds: readonly number[]) => string): StreamingDetokenizer {
  let pending: number[] = [];
  return {
    push(tokenId) {
      pending.push(tokenId);
      const text = detokenize(pending);
      if (pending.length < longestCharacter && text.endsWith(replacementCharacter)) return '';
      pending = [];
      return text;
    },
    reset() {
      pending = [];
    },
  };
}

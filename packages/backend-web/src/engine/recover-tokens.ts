import type { TokenBytes } from '../tokenizer/token-bytes.ts';

/** What is known of tokens the engine did not name. */
export interface RecoverTokensOptions {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly vocabularySize: number;
  readonly tokenBytes: TokenBytes;
}

/**
 * Finds the tokens of a split character: llama.cpp names only the one that completes it.
 *
 * - Several ways to split the same bytes into the same number of tokens are possible, but rare; the first is taken. The text is right in any case.
 *
 * @returns undefined where no such tokens exist
 */
export function recoverTokens({ bytes, count, vocabularySize, tokenBytes }: RecoverTokensOptions): readonly number[] | undefined {
  if (count === 0) return bytes.length === 0 ? [] : undefined;
  for (let id = 0; id < vocabularySize; id++) {
    const own = tokenBytes(id);
    if (own.length === 0 || own.length > bytes.length || !own.every((byte, index) => byte === bytes[index])) continue;
    const rest = recoverTokens({ bytes: bytes.subarray(own.length), count: count - 1, vocabularySize, tokenBytes });
    if (rest) return [id, ...rest];
  }
  return undefined;
}

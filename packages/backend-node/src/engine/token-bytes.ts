/** The bytes each token of a vocabulary stands for. */
export type TokenBytes = (tokenId: number) => Uint8Array;

/** How a GGUF file writes its tokens (`tokenizer.ggml.model`). */
export interface TokenBytesOptions {
  readonly tokenizerModel: string;
  readonly tokens: readonly string[];
}

/**
 * Reads token bytes from the vocabulary itself. llama.cpp's detokeniser would "clean up" spaces before punctuation, and so change what was said.
 *
 * - `gpt2`: each character of a token stands for one byte (GPT-2's `bytes_to_unicode`).
 * - Otherwise SentencePiece: `▁` is a space, `<0x0A>` a byte.
 */
export function createTokenBytes({ tokenizerModel, tokens }: TokenBytesOptions): TokenBytes {
  const encoder = new TextEncoder();
  if (tokenizerModel === 'gpt2') {
    const byteOf = byteByCharacter();
    return (tokenId) =>
      Uint8Array.from([...(tokens[tokenId] ?? '')].flatMap((character) => byteOf.get(character) ?? [...encoder.encode(character)]));
  }
  return (tokenId) => {
    const token = tokens[tokenId] ?? '';
    const byte = /^<0x([0-9A-F]{2})>$/u.exec(token)?.[1];
    return byte === undefined ? encoder.encode(token.replaceAll('▁', ' ')) : Uint8Array.of(Number.parseInt(byte, 16));
  };
}

/** Printable bytes stand for themselves; the others, in order, for the characters from U+0100. */
function byteByCharacter(): ReadonlyMap<string, number> {
  const isPrintable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCodePoint(isPrintable(byte) ? byte : next++), byte]));
}

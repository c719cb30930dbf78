/** The bytes each token of a vocabulary stands for. */
export type TokenBytes = (tokenId: number) => Uint8Array;

/** Byte-level BPE (`tokenizer.ggml.model` of `gpt2`): each character of a token stands for one byte. */
export function createTokenBytes(tokens: readonly string[]): TokenBytes {
  const encoder = new TextEncoder();
  return (tokenId) =>
    Uint8Array.from([...(tokens[tokenId] ?? '')].flatMap((character) => byteOfCharacter.get(character) ?? [...encoder.encode(character)]));
}

/** Text as byte-level BPE writes it, one character for each byte. */
export const printBytes = (text: string): string => Array.from(new TextEncoder().encode(text), (byte) => characterOfByte[byte]).join('');

/** GPT-2's `bytes_to_unicode`: printable bytes stand for themselves; the others, in order, for the characters from U+0100. */
const characterOfByte: readonly string[] = (() => {
  const isPrintable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++));
})();

const byteOfCharacter: ReadonlyMap<string, number> = new Map(characterOfByte.map((character, byte) => [character, byte]));

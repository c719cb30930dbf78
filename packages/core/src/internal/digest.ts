import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of UTF-8 text in lower-case hexadecimal; synchronous and the same on Node, the web and Hermes. */
export function digestText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

import { alignUp, preambleBytes, type GgufHeader } from './gguf-header.ts';
import { ggufType } from './gguf-reader.ts';

/** Metadata to write instead of what the file says, or beside it. */
export type GgufReplacements = ReadonlyMap<string, GgufReplacement>;

/** A value that can be written. */
export type GgufReplacement = boolean | string | readonly string[];

/**
 * The same model with other metadata. Weights are not copied: the result refers to `file`.
 *
 * - Offsets of tensors count from the beginning of their data, so a longer header moves nothing else.
 */
export async function rewriteGguf(file: Blob, header: GgufHeader, replacements: GgufReplacements): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, header.tensorsEnd).arrayBuffer());
  const kept = [...header.entries].filter(([key]) => !replacements.has(key)).map(([, { start, end }]) => head.subarray(start, end));
  const written = [...replacements].map(([key, value]) => printEntry(key, value));
  const preamble = head.slice(0, preambleBytes);
  new DataView(preamble.buffer).setBigUint64(16, BigInt(kept.length + written.length), true);

  const parts = [preamble, ...kept, ...written, head.subarray(header.tensorsStart)];
  const bytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const padding = new Uint8Array(alignUp(bytes, header.alignment) - bytes);
  return new Blob([...parts, padding, file.slice(alignUp(header.tensorsEnd, header.alignment))]);
}

function printEntry(key: string, value: GgufReplacement): Uint8Array<ArrayBuffer> {
  if (typeof value === 'boolean') return join([printString(key), printUint32(ggufType.bool), Uint8Array.of(Number(value))]);
  if (typeof value === 'string') return join([printString(key), printUint32(ggufType.string), printString(value)]);
  return join([
    printString(key),
    printUint32(ggufType.array),
    printUint32(ggufType.string),
    printUint64(value.length),
    ...value.map(printString),
  ]);
}

const printString = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new TextEncoder().encode(text);
  return join([printUint64(bytes.byteLength), bytes]);
};

const printUint32 = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};

const printUint64 = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
};

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}

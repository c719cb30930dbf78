import { writeFile } from 'node:fs/promises';

/** A value of a model file's metadata, by its type. */
export type GgufValue =
  | { readonly type: 'uint32' | 'float32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'int32s' | 'float32s'; readonly value: readonly number[] };

/** A matrix or a vector of float32. */
export interface GgufTensor {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly values: Float32Array;
}

/** The numbers GGUF gives to value types (ggml `docs/gguf.md`). */
const typeNumber = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;
const alignment = 32;

/** Writes a model file. */
export async function writeGguf(
  path: string,
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): Promise<void> {
  const entries = Object.entries(metadata);
  let offset = 0;
  const descriptions = tensors.map(({ name, dimensions, values }) => {
    const description = Buffer.concat([text(name), uint32(dimensions.length), ...dimensions.map(uint64), uint32(0), uint64(offset)]);
    offset += padded(values.byteLength);
    return description;
  });
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    uint32(3),
    uint64(tensors.length),
    uint64(entries.length),
    ...entries.flatMap(([key, value]) => [text(key), printValue(value)]),
    ...descriptions,
  ]);
  const data = tensors.map(({ values }) => pad(Buffer.from(values.buffer, values.byteOffset, values.byteLength)));
  await writeFile(path, Buffer.concat([pad(head), ...data]));
}

function printValue(entry: GgufValue): Buffer {
  switch (entry.type) {
    case 'uint32':
      return Buffer.concat([uint32(typeNumber.uint32), uint32(entry.value)]);
    case 'float32':
      return Buffer.concat([uint32(typeNumber.float32), float32(entry.value)]);
    case 'bool':
      return Buffer.concat([uint32(typeNumber.bool), Buffer.of(Number(entry.value))]);
    case 'string':
      return Buffer.concat([uint32(typeNumber.string), text(entry.value)]);
    case 'strings':
      return printArray(typeNumber.string, entry.value.map(text));
    case 'int32s':
      return printArray(typeNumber.int32, entry.value.map(uint32));
    case 'float32s':
      return printArray(typeNumber.float32, entry.value.map(float32));
  }
}

const printArray = (type: number, items: readonly Buffer[]): Buffer =>
  Buffer.concat([uint32(typeNumber.array), uint32(type), uint64(items.length), ...items]);

const padded = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;
const pad = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);

const text = (value: string): Buffer => Buffer.concat([uint64(Buffer.byteLength(value)), Buffer.from(value)]);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

/** A value of a model file's metadata; numbers beyond 2^53 are rounded, which no known key reaches. */
export type GgufValue = string | number | boolean | readonly GgufValue[];

/** One metadata entry and the bytes of the file it stands in, key and type included. */
export interface GgufEntry {
  readonly value: GgufValue;
  readonly start: number;
  readonly end: number;
}

/** One tensor, as the header tells of it. */
export interface GgufTensor {
  readonly dimensions: readonly number[];
  /** From the beginning of the tensor data. */
  readonly offset: number;
}

/** The head of a GGUF file (ggml `docs/gguf.md`). */
export interface GgufHeader {
  readonly entries: ReadonlyMap<string, GgufEntry>;
  readonly tensors: readonly GgufTensor[];
  /** Where the descriptions of tensors begin and end in the file. */
  readonly tensorsStart: number;
  readonly tensorsEnd: number;
  /** Tensor data begins at the next multiple of this. */
  readonly alignment: number;
}

/** Bytes before the first metadata entry: magic, version, number of tensors, number of entries. */
export const preambleBytes = 24;

/** Where tensor data begins after descriptions that end here. */
export const alignUp = (offset: number, alignment: number): number => Math.ceil(offset / alignment) * alignment;

import { alignUp, preambleBytes, type GgufEntry, type GgufHeader, type GgufTensor } from './gguf-header.ts';
import { createGgufReader, GgufTypeError } from './gguf-reader.ts';
import { GgufFileError } from './gguf-file-error.ts';

/** Most headers of small models fit into this; larger ones are read again with more. */
const firstReadBytes = 1 << 20;
const defaultAlignment = 32;
/** More than any tensor has; a damaged count must not be believed. */
const mostDimensions = 8;

/**
 * Reads the head of a model file, as little of it as is needed.
 *
 * @throws {GgufFileError} where it is no GGUF, damaged, or cut off.
 */
export async function readGgufHeader(file: Blob): Promise<GgufHeader> {
  for (let size = firstReadBytes; ; size *= 4) {
    const bytes = new Uint8Array(await file.slice(0, size).arrayBuffer());
    try {
      return checkTensors(parseHeader(bytes, file.size), file.size);
    } catch (error) {
      if (error instanceof GgufTypeError) throw new GgufFileError('model-not-gguf', 'its header is damaged.', { cause: error });
      if (!(error instanceof RangeError)) throw error;
      if (bytes.byteLength === file.size)
        throw new GgufFileError('model-truncated', `it has only ${file.size} bytes, and its header is longer.`, { cause: error });
    }
  }
}

function parseHeader(bytes: Uint8Array, fileBytes: number): GgufHeader {
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 4)) !== 'GGUF')
    throw new GgufFileError('model-not-gguf', 'it is not a GGUF file.');
  const reader = createGgufReader(bytes, 4);
  const version = reader.uint32();
  const tensorCount = reader.uint64();
  const entryCount = reader.uint64();
  if ((version !== 2 && version !== 3) || tensorCount > fileBytes || entryCount > fileBytes)
    throw new GgufFileError('model-not-gguf', 'its header is damaged, or of a version other than 2 and 3.');

  const entries = new Map<string, GgufEntry>();
  for (let index = 0; index < entryCount; index++) {
    const start = index === 0 ? preambleBytes : reader.offset;
    const key = reader.string();
    const value = reader.value(reader.uint32());
    entries.set(key, { value, start, end: reader.offset });
  }
  const tensorsStart = reader.offset;
  const tensors = Array.from({ length: tensorCount }, (): GgufTensor => {
    reader.string();
    const dimensionCount = reader.uint32();
    if (dimensionCount > mostDimensions) throw new GgufFileError('model-not-gguf', 'its header is damaged.');
    const dimensions = Array.from({ length: dimensionCount }, () => reader.uint64());
    reader.uint32();
    return { dimensions, offset: reader.uint64() };
  });
  const alignment = entries.get('general.alignment')?.value;
  return {
    entries,
    tensors,
    tensorsStart,
    tensorsEnd: reader.offset,
    alignment: typeof alignment === 'number' && alignment > 0 ? alignment : defaultAlignment,
  };
}

function checkTensors(header: GgufHeader, fileBytes: number): GgufHeader {
  const lastOffset = header.tensors.reduce((last, { offset }) => Math.max(last, offset), 0);
  const lastStart = alignUp(header.tensorsEnd, header.alignment) + lastOffset;
  if (lastStart >= fileBytes)
    throw new GgufFileError('model-truncated', `it has ${fileBytes} bytes, and its weights begin at up to ${lastStart}.`);
  return header;
}

import type { GgufValue } from './gguf-header.ts';

/** The numbers GGUF gives to value types. */
export const ggufType = { bool: 7, string: 8, array: 9 } as const;

/** Reads little-endian GGUF values one after the other. @throws {RangeError} where the bytes end too early. */
export interface GgufReader {
  readonly offset: number;
  uint32(): number;
  uint64(): number;
  string(): string;
  value(type: number): GgufValue;
}

/** A value of a type that GGUF does not have: the file is damaged, or of a later version. */
export class GgufTypeError extends Error {
  override readonly name = 'GgufTypeError';
}

/** A reader over the beginning of a file. */
export function createGgufReader(bytes: Uint8Array, start: number): GgufReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let offset = start;

  const take = (count: number): number => {
    const at = offset;
    if (at + count > bytes.byteLength) throw new RangeError('The header ends too early.');
    offset += count;
    return at;
  };
  const uint32 = (): number => view.getUint32(take(4), true);
  const uint64 = (): number => Number(view.getBigUint64(take(8), true));
  const string = (): string => {
    const length = uint64();
    const at = take(length);
    return decoder.decode(bytes.subarray(at, at + length));
  };
  const array = (): readonly GgufValue[] => {
    const type = uint32();
    const length = uint64();
    // Every value has at least one byte; a damaged length must not be believed.
    if (length > bytes.byteLength - offset) throw new RangeError('The header ends too early.');
    return Array.from({ length }, () => value(type));
  };
  const value = (type: number): GgufValue => {
    switch (type) {
      case 0:
        return view.getUint8(take(1));
      case 1:
        return view.getInt8(take(1));
      case 2:
        return view.getUint16(take(2), true);
      case 3:
        return view.getInt16(take(2), true);
      case 4:
        return uint32();
      case 5:
        return view.getInt32(take(4), true);
      case 6:
        return view.getFloat32(take(4), true);
      case ggufType.bool:
        return view.getUint8(take(1)) !== 0;
      case ggufType.string:
        return string();
      case ggufType.array:
        return array();
      case 10:
        return uint64();
      case 11:
        return Number(view.getBigInt64(take(8), true));
      case 12:
        return view.getFloat64(take(8), true);
      default:
        throw new GgufTypeError(`GGUF has no value type ${type}.`);
    }
  };
  return {
    get offset() {
      return offset;
    },
    uint32,
    uint64,
    string,
    value,
  };
}

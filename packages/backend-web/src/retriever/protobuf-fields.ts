/** A field of a protobuf message: a number, or the bytes of a text, of numbers in a row, or of a message within. */
export interface ProtobufField {
  readonly number: number;
  readonly value: number | Uint8Array;
}

const wireType = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;
/** Ten groups of seven bits hold the 64 bits of the longest number. */
const mostVarintBytes = 10;

/** Bytes that are no protobuf message: damaged, cut off, or of another format. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError';
}

/**
 * The fields of a message, in their order; floating point fields are passed over.
 *
 * @throws {ProtobufError} at the field that is damaged.
 */
export function* readProtobufFields(message: Uint8Array): Generator<ProtobufField, void, void> {
  let offset = 0;
  const take = (count: number): Uint8Array => {
    if (count > message.length - offset) throw new ProtobufError(`a field at byte ${offset} ends after its message.`);
    offset += count;
    return message.subarray(offset - count, offset);
  };
  const varint = (): number => {
    let value = 0;
    for (let place = 0; place < mostVarintBytes; place++) {
      const [byte = 0] = take(1);
      value += (byte & 0x7f) * 2 ** (7 * place);
      if (byte < 0x80) return value;
    }
    throw new ProtobufError(`a number at byte ${offset} does not end.`);
  };

  while (offset < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case wireType.varint:
        yield { number, value: varint() };
        break;
      case wireType.bytes:
        yield { number, value: take(varint()) };
        break;
      case wireType.fixed64:
        take(8);
        break;
      case wireType.fixed32:
        take(4);
        break;
      default:
        throw new ProtobufError(`a field at byte ${offset} is of no type that protobuf has.`);
    }
  }
}

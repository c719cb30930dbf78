import { readProtobufFields } from './protobuf-fields.ts';

/** The numbers ONNX gives to types of tensors. */
export const onnxType = { float32: 1, int8: 3 } as const;

/** A tensor that is stored in the file. */
export interface OnnxTensor {
  readonly type: number;
  readonly dimensions: readonly number[];
  /** Little-endian; empty where the file keeps the numbers in another way. */
  readonly bytes: Uint8Array;
}

/** What a file says it computes, and from which stored tensors. */
export interface OnnxGraph {
  /** Names of the operations, such as `MatMul`, in their order. */
  readonly operations: readonly string[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
}

/** Places of fields in the messages of `onnx.proto`. */
const modelField = { graph: 7 } as const;
const graphField = { node: 1, initializer: 5 } as const;
const nodeField = { operation: 4 } as const;
const tensorField = { dimensions: 1, type: 2, name: 8, bytes: 9 } as const;

/**
 * Reads of an ONNX file what the retriever needs: the names of operations, and stored tensors. Nothing is copied.
 *
 * @throws {ProtobufError} where it is no ONNX file, damaged, or cut off.
 */
export function readOnnxGraph(file: Uint8Array): OnnxGraph {
  const operations: string[] = [];
  const tensors = new Map<string, OnnxTensor>();
  for (const graph of messagesOf(file, modelField.graph)) {
    for (const node of messagesOf(graph, graphField.node))
      for (const operation of messagesOf(node, nodeField.operation)) operations.push(textOf(operation));
    for (const initializer of messagesOf(graph, graphField.initializer)) {
      const { name, tensor } = readTensor(initializer);
      tensors.set(name, tensor);
    }
  }
  return { operations, tensors };
}

function readTensor(message: Uint8Array): { readonly name: string; readonly tensor: OnnxTensor } {
  const dimensions: number[] = [];
  let name = '';
  let type = 0;
  let bytes: Uint8Array = new Uint8Array();
  for (const { number, value } of readProtobufFields(message)) {
    if (typeof value === 'number') {
      if (number === tensorField.dimensions) dimensions.push(value);
      if (number === tensorField.type) type = value;
    } else {
      if (number === tensorField.name) name = textOf(value);
      if (number === tensorField.bytes) bytes = value;
    }
  }
  return { name, tensor: { type, dimensions, bytes } };
}

function messagesOf(message: Uint8Array, field: number): readonly Uint8Array[] {
  return [...readProtobufFields(message)].flatMap(({ number, value }) => (number === field && typeof value !== 'number' ? [value] : []));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

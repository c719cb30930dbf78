import type { RequestFeatures } from '@octoweave/core/contract';
import { onnxType, readOnnxGraph, type OnnxGraph, type OnnxTensor } from './onnx-graph.ts';

/** What the operations of the file are; this runner does these and no others. */
const operations = 'Gather Cast MatMul Mul Gemm Relu Gemm ReduceMax Sigmoid';

/** The weights of a retriever: a row of bytes for each feature, a hidden layer, and a score for each tool. */
export interface HashedBag {
  readonly buckets: number;
  readonly toolCount: number;
  /** From 0 to 1 for each tool: the best of all readings of the request. */
  score(request: RequestFeatures): readonly number[];
}

/** A file of other tensors or operations than the ones of a retriever. */
export class HashedBagError extends Error {
  override readonly name = 'HashedBagError';
}

interface Layer {
  readonly inputs: number;
  /** A row of `inputs` weights for each output. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Reads the weights that `training/` writes (`onnx_file.py`).
 *
 * @throws {ProtobufError} where the file is damaged or no ONNX file.
 * @throws {HashedBagError} where it computes something else.
 */
export function readHashedBag(file: Uint8Array): HashedBag {
  const graph = readOnnxGraph(file);
  const found = graph.operations.join(' ');
  if (found !== operations) throw new HashedBagError(`it computes ${found || 'nothing'}, not ${operations}.`);

  const [buckets, width] = matrixShapeOf(graph, 'table');
  const [hiddenUnits] = matrixShapeOf(graph, 'hidden');
  const [toolCount] = matrixShapeOf(graph, 'scores');
  const tableBytes = tensorOf(graph, 'table', { type: onnxType.int8, dimensions: [buckets, width] }).bytes;
  const table = new Int8Array(tableBytes.buffer, tableBytes.byteOffset, tableBytes.byteLength);
  const scale = floatsOf(graph, 'scale', [width]);
  const hidden = layerOf(graph, 'hidden', { outputs: hiddenUnits, inputs: width });
  const scores = layerOf(graph, 'scores', { outputs: toolCount, inputs: hiddenUnits });

  const scoreReading = (features: readonly number[], weights: readonly number[]): Float32Array => {
    const sums = new Float32Array(width);
    for (const [place, feature] of features.entries()) {
      const weight = weights[place] ?? 0;
      if (weight === 0) continue;
      const row = feature * width;
      for (let column = 0; column < width; column++) sums[column] = at(sums, column) + weight * at(table, row + column);
    }
    const reading = sums.map((sum, column) => sum * at(scale, column));
    return applyLayer(
      scores,
      applyLayer(hidden, reading).map((unit) => Math.max(unit, 0)),
    );
  };

  return {
    buckets,
    toolCount,
    score({ features, weights }) {
      const readings = weights.map((row) => scoreReading(features, row));
      return Array.from({ length: toolCount }, (_, tool) => sigmoid(Math.max(...readings.map((reading) => at(reading, tool)))));
    },
  };
}

function applyLayer({ inputs, weights, bias }: Layer, input: Float32Array): Float32Array {
  return bias.map((start, output) => {
    let sum = start;
    for (let index = 0; index < inputs; index++) sum += at(weights, output * inputs + index) * at(input, index);
    return sum;
  });
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** A number that is there: all shapes are checked when the file is read. */
function at(numbers: Float32Array | Int8Array, index: number): number {
  return numbers[index] ?? 0;
}

function layerOf(graph: OnnxGraph, name: string, { outputs, inputs }: { readonly outputs: number; readonly inputs: number }): Layer {
  return { inputs, weights: floatsOf(graph, name, [outputs, inputs]), bias: floatsOf(graph, `${name}_bias`, [outputs]) };
}

function floatsOf(graph: OnnxGraph, name: string, dimensions: readonly number[]): Float32Array {
  const { bytes } = tensorOf(graph, name, { type: onnxType.float32, dimensions });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / Float32Array.BYTES_PER_ELEMENT }, (_, index) =>
    view.getFloat32(index * Float32Array.BYTES_PER_ELEMENT, true),
  );
}

function matrixShapeOf(graph: OnnxGraph, name: string): readonly [number, number] {
  const [rows = 0, columns = 0, ...more] = graph.tensors.get(name)?.dimensions ?? [];
  if (rows === 0 || columns === 0 || more.length > 0) throw new HashedBagError(`it has no matrix "${name}".`);
  return [rows, columns];
}

function tensorOf(graph: OnnxGraph, name: string, { type, dimensions }: Omit<OnnxTensor, 'bytes'>): OnnxTensor {
  const tensor = graph.tensors.get(name);
  const size = type === onnxType.float32 ? Float32Array.BYTES_PER_ELEMENT : Int8Array.BYTES_PER_ELEMENT;
  const expectedBytes = dimensions.reduce((product, dimension) => product * dimension, size);
  if (tensor?.type !== type || tensor.dimensions.join() !== dimensions.join() || tensor.bytes.byteLength !== expectedBytes)
    throw new HashedBagError(`its tensor "${name}" is not stored as ${dimensions.join(' × ')} numbers of ${size} bytes.`);
  return tensor;
}

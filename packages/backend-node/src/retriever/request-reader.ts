import { readRequestFeatures, type RequestText, type RetrieverModel } from '@octoweave/core/contract';
import type { InferenceSession, TensorConstructor } from 'onnxruntime-node';
import { openWordPieces } from './word-pieces.ts';
import { refuseRetriever } from './retriever-refusal.ts';

/** Makes the inputs of a retriever's graph of a request. */
export type RequestReader = (text: RequestText, Tensor: TensorConstructor) => InferenceSession.FeedsType;

/**
 * The reader that the weights of a retriever were trained with.
 *
 * @throws {ModelLoadError} where this version has none, or its word pieces cannot be read or are not the promised ones.
 */
export async function openRequestReader({ location, features }: RetrieverModel): Promise<RequestReader> {
  switch (features.format) {
    case 1:
      return (text, Tensor) => {
        const { features: numbers, weights } = readRequestFeatures(text, features);
        return {
          features: new Tensor('int64', BigInt64Array.from(numbers, BigInt), [numbers.length]),
          weights: new Tensor('float32', Float32Array.from(weights.flat()), [weights.length, numbers.length]),
        };
      };
    case 2: {
      const read = await openWordPieces(features);
      return (text, Tensor) => {
        const pieces = read(text);
        return { pieces: new Tensor('int64', BigInt64Array.from(pieces, BigInt), [1, pieces.length]) };
      };
    }
    default:
      throw refuseRetriever(location, {
        code: 'model-unsupported',
        reason: `it reads features of format ${String((features as { readonly format: unknown }).format)}, and this version computes the formats 1 and 2.`,
        advice: 'Use weights and packages of one release.',
      });
  }
}

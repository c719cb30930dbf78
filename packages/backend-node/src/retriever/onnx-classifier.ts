import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ModelLoadError, type ModelLoadErrorCode, type RequestFeatures, type RetrieverModel } from '@octoweave/core/contract';
import type { InferenceSession } from 'onnxruntime-node';

/** Scores of one request, in the order of the model's tools. */
export interface OnnxClassifier {
  score(request: RequestFeatures): Promise<readonly number[]>;
  release(): Promise<void>;
}

const backendId = 'onnxruntime-node';

/**
 * Loads the weights, after checking that they are the promised ones. ONNX Runtime is loaded with them, not before.
 *
 * @throws {ModelLoadError} where there is no such file, it has another digest, or it is no classifier of these tools.
 */
export async function openOnnxClassifier(model: RetrieverModel): Promise<OnnxClassifier> {
  const refuse = (code: ModelLoadErrorCode, reason: string, advice: string, cause?: unknown): ModelLoadError =>
    new ModelLoadError({ code, backendId, location: model.location, reason, advice, cause });
  const bytes = await readFile(model.location).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? refuse('model-not-found', 'there is no such file.', 'Check the path.', error)
      : refuse('model-unreadable', error.message, 'Check the path and the permissions of the file.', error);
  });
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (model.sha256 !== undefined && model.sha256 !== digest)
    throw refuse(
      'model-digest-mismatch',
      `its SHA-256 is ${digest.slice(0, 12)}, not ${model.sha256.slice(0, 12)}.`,
      'The file was changed or damaged; install it again.',
    );

  const { InferenceSession: sessions, Tensor } = await import('onnxruntime-node');
  const session: InferenceSession = await sessions
    .create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' })
    .catch((error: Error) => {
      throw refuse('model-load-failed', `ONNX Runtime says: ${error.message}`, 'Give the .onnx file of a retriever.', error);
    });
  const score = async ({ features, weights }: RequestFeatures): Promise<readonly number[]> => {
    const { probabilities } = await session.run({
      features: new Tensor('int64', BigInt64Array.from(features, BigInt), [features.length]),
      weights: new Tensor('float32', Float32Array.from(weights.flat()), [weights.length, features.length]),
    });
    return probabilities ? Array.from(probabilities.data as Float32Array) : [];
  };
  const release = (): Promise<void> => session.release();

  const scored = await score({ features: [0, model.features.buckets - 1], weights: [[0, 0]] }).catch((error: Error) => error);
  if (scored instanceof Error || scored.length !== model.tools.length) {
    await release();
    const reason = scored instanceof Error ? scored.message : `it scores ${scored.length} tools, not ${model.tools.length}.`;
    throw refuse('model-unsupported', reason, 'Use the manifest that belongs to this file.');
  }
  return { score, release };
}

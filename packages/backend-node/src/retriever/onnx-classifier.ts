import { createRequestText, type RequestText, type RetrieverModel } from '@octoweave/core/contract';
import type { InferenceSession } from 'onnxruntime-node';
import { openRequestReader } from './request-reader.ts';
import { readPromisedFile } from './read-promised-file.ts';
import { refuseRetriever } from './retriever-refusal.ts';

/** Scores of one request, in the order of the model's tools. */
export interface OnnxClassifier {
  score(text: RequestText): Promise<readonly number[]>;
  release(): Promise<void>;
}

/** Every feature of either format is in it: capitals, digits, punctuation, a rare letter. */
const probe = createRequestText('Hello, World 2 — ż!');

/**
 * Loads the weights, after checking that they are the promised ones. ONNX Runtime is loaded with them, not before.
 *
 * @throws {ModelLoadError} where a file of the model cannot be read or has another digest, or it is no classifier of these tools.
 */
export async function openOnnxClassifier(model: RetrieverModel): Promise<OnnxClassifier> {
  const [read, bytes] = await Promise.all([openRequestReader(model), readPromisedFile(model.location, model.sha256)]);
  const { InferenceSession: sessions, Tensor } = await import('onnxruntime-node');
  const session: InferenceSession = await sessions
    .create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' })
    .catch((cause: Error) => {
      throw refuseRetriever(model.location, {
        code: 'model-load-failed',
        reason: `ONNX Runtime says: ${cause.message}`,
        advice: 'Give the .onnx file of a retriever.',
        cause,
      });
    });
  const score = async (text: RequestText): Promise<readonly number[]> => {
    const { probabilities } = await session.run(read(text, Tensor));
    return probabilities ? Array.from(probabilities.data as Float32Array) : [];
  };
  const release = (): Promise<void> => session.release();

  const scored = await score(probe).catch((error: Error) => error);
  if (scored instanceof Error || scored.length !== model.tools.length) {
    await release();
    const reason = scored instanceof Error ? scored.message : `it scores ${scored.length} tools, not ${model.tools.length}.`;
    throw refuseRetriever(model.location, { code: 'model-unsupported', reason, advice: 'Use the manifest that belongs to this file.' });
  }
  return { score, release };
}

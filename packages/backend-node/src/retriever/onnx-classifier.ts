import { createRequestText, type RequestText, type RetrieverModel } from '@octoweave/core/contract';
import type { InferenceSession, TypedTensor } from 'onnxruntime-node';
import { openRequestReader } from './request-reader.ts';
import { readPromisedFile, refuseRetriever } from './retriever-refusal.ts';

/** What a graph says of one request: a probability for each of the model's tools, in their order, and counts where it counts (`RequestOpinion`). */
export interface OnnxOpinion {
  readonly tools: readonly number[];
  readonly calls: readonly number[] | undefined;
  readonly steps: readonly number[] | undefined;
}

/** Weights that are loaded. */
export interface OnnxClassifier {
  judge(text: RequestText): Promise<OnnxOpinion>;
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
  const judge = async (text: RequestText): Promise<OnnxOpinion> => {
    const { probabilities, calls, steps } = await session.run(read(text, Tensor));
    const numbersOf = (tensor: TypedTensor<'float32'> | undefined): readonly number[] | undefined => tensor && Array.from(tensor.data);
    return {
      tools: numbersOf(probabilities as TypedTensor<'float32'>) ?? [],
      calls: numbersOf(calls as TypedTensor<'float32'>),
      steps: numbersOf(steps as TypedTensor<'float32'>),
    };
  };
  const release = (): Promise<void> => session.release();

  const judged = await judge(probe).catch((error: Error) => error);
  if (judged instanceof Error || judged.tools.length !== model.tools.length) {
    await release();
    const reason = judged instanceof Error ? judged.message : `it scores ${judged.tools.length} tools, not ${model.tools.length}.`;
    throw refuseRetriever(model.location, { code: 'model-unsupported', reason, advice: 'Use the manifest that belongs to this file.' });
  }
  return { judge, release };
}

import {
  ModelLoadError,
  readRequestFeatures,
  requestFeatureFormat,
  selectTools,
  SessionError,
  type Retriever,
  type RequestText,
  type RetrievedTool,
  type RetrieverModel,
  type ToolClassifier,
  type ToolSelection,
} from '@octoweave/core/contract';
import { openOnnxClassifier } from './onnx-classifier.ts';

/** A retriever, and the classifier behind it, that holds native memory. Owned by whoever opened it. */
export interface OnnxRetriever extends Retriever, ToolClassifier {
  /** Lets retrievals that have begun end, then frees the memory. Safe to call twice. */
  dispose(): Promise<void>;
}

/** The weights, and how many tools are kept where not as many as their manifest says. */
export interface OpenOnnxRetrieverOptions extends Partial<ToolSelection> {
  readonly model: RetrieverModel;
}

/**
 * Opens a trained retriever: a multi-label classifier over the tools it was trained on, in ONNX Runtime on one thread of this process.
 *
 * - Scores are probabilities that a request calls a tool, by the reading, as a whole or of one clause, that makes it most likely. Twins, tools of two devices that serve the same words, share theirs.
 *
 * @throws {ModelLoadError} where the weights cannot be read, are not the promised ones, or were made for other features.
 */
export async function openOnnxRetriever({
  model,
  minimumScore = model.minimumScore,
  minimumTools = model.minimumTools,
  maximumTools,
}: OpenOnnxRetrieverOptions): Promise<OnnxRetriever> {
  if (model.features.format !== requestFeatureFormat)
    throw new ModelLoadError({
      code: 'model-unsupported',
      backendId: 'onnxruntime-node',
      location: model.location,
      reason: `it reads features of format ${model.features.format}, and this version computes format ${requestFeatureFormat}.`,
      advice: 'Use weights and packages of one release.',
    });
  const classifier = await openOnnxClassifier(model);
  const running = new Set<Promise<unknown>>();
  let disposal: Promise<void> | undefined;

  const score = async (text: RequestText): Promise<readonly RetrievedTool[]> => {
    if (disposal) throw new SessionError({ code: 'session-disposed', message: `The retriever ${model.id} is disposed. Open another one.` });
    const scoring = classifier.score(readRequestFeatures(text, model.features));
    running.add(scoring);
    const scores = await scoring.finally(() => running.delete(scoring));
    return model.tools.map((toolId, place) => ({ toolId, score: scores[place] ?? 0 }));
  };

  return {
    tools: new Set(model.tools),
    classify: async (text) => new Map((await score(text)).map(({ toolId, score: probability }) => [toolId, probability])),
    async retrieve({ text, offered }) {
      const scored = await score(text);
      return selectTools(
        scored.filter(({ toolId }) => offered?.has(toolId) ?? true),
        { minimumScore, minimumTools, maximumTools },
      );
    },
    dispose: () => (disposal ??= Promise.allSettled(running).then(() => classifier.release())),
  };
}

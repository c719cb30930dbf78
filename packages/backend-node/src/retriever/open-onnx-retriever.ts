import {
  selectTools,
  SessionError,
  type Retriever,
  type RequestText,
  type RetrieverModel,
  type ToolClassifier,
  type ToolId,
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
 * - Scores are probabilities that a request calls a tool. A bag of hashed features scores the request and each of its clauses, and the best reading
 *   counts; of twins, tools of two devices that serve the same words, it gives each a share. An encoder reads the whole, and gives each twin the whole
 *   score.
 *
 * @throws {ModelLoadError} where the weights cannot be read, are not the promised ones, or were made for other features.
 */
export async function openOnnxRetriever({
  model,
  minimumScore = model.minimumScore,
  minimumTools = model.minimumTools,
  maximumTools,
}: OpenOnnxRetrieverOptions): Promise<OnnxRetriever> {
  const classifier = await openOnnxClassifier(model);
  const running = new Set<Promise<unknown>>();
  let disposal: Promise<void> | undefined;

  const classify = async (text: RequestText): Promise<ReadonlyMap<ToolId, number>> => {
    if (disposal) throw new SessionError({ code: 'session-disposed', message: `The retriever ${model.id} is disposed. Open another one.` });
    const scoring = classifier.score(text);
    running.add(scoring);
    const scores = await scoring.finally(() => running.delete(scoring));
    return new Map(model.tools.map((toolId, place) => [toolId, scores[place] ?? 0]));
  };

  return {
    tools: new Set(model.tools),
    classify,
    async retrieve({ text, offered }) {
      const scored = [...(await classify(text))].map(([toolId, score]) => ({ toolId, score }));
      return selectTools(
        scored.filter(({ toolId }) => offered?.has(toolId) ?? true),
        { minimumScore, minimumTools, maximumTools },
      );
    },
    dispose: () => (disposal ??= Promise.allSettled(running).then(() => classifier.release())),
  };
}

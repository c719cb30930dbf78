import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  ModelLoadError,
  readRequestFeatures,
  requestFeatureFormat,
  selectTools,
  type HashedFeatures,
  type ModelLoadErrorCode,
  type RequestText,
  type RetrievedTool,
  type Retriever,
  type RetrieverModel,
  type ToolClassifier,
  type ToolSelection,
} from '@octoweave/core/contract';
import { HashedBagError, readHashedBag, type HashedBag } from './hashed-bag.ts';
import { ProtobufError } from './protobuf-fields.ts';

/** What is read of the `.json` file beside the weights. */
export interface HashedBagManifest extends Pick<RetrieverModel, 'id' | 'sha256' | 'minimumScore' | 'minimumTools'> {
  readonly features: Pick<HashedFeatures, 'buckets'> & { readonly format: number };
  /** In the order of the scores. */
  readonly tools: readonly { readonly toolId: RetrieverModel['tools'][number] }[];
}

/** The weights, and how many tools are kept where not as many as their manifest says. */
export interface CreateHashedBagRetrieverOptions extends Partial<ToolSelection> {
  readonly manifest: HashedBagManifest;
  /** The `.onnx` file; kept, so nobody may write into it afterwards. */
  readonly weights: Uint8Array | ArrayBuffer;
}

/**
 * Makes a trained retriever of a file that the page has fetched: the one of `openOnnxRetriever`, without ONNX Runtime. Nothing to dispose of.
 *
 * - Scores are probabilities that a request calls a tool, by the reading, as a whole or of one clause, that makes it most likely. Twins, tools of two devices that serve the same words, share theirs.
 *
 * @throws {ModelLoadError} where the weights are not the promised ones, no retriever, or were made for other tools or features.
 */
export function createHashedBagRetriever({
  manifest,
  weights,
  minimumScore = manifest.minimumScore,
  minimumTools = manifest.minimumTools,
  maximumTools,
}: CreateHashedBagRetrieverOptions): Retriever & ToolClassifier {
  const bag = loadHashedBag(manifest, weights instanceof Uint8Array ? weights : new Uint8Array(weights));
  const tools = manifest.tools.map(({ toolId }) => toolId);
  const score = (text: RequestText): readonly RetrievedTool[] => {
    const scores = bag.score(readRequestFeatures(text, manifest.features));
    return tools.map((toolId, place) => ({ toolId, score: scores[place] ?? 0 }));
  };
  return {
    tools: new Set(tools),
    classify: async (text) => new Map(score(text).map(({ toolId, score: probability }) => [toolId, probability])),
    retrieve: async ({ text, offered }) =>
      selectTools(
        score(text).filter(({ toolId }) => offered?.has(toolId) ?? true),
        { minimumScore, minimumTools, maximumTools },
      ),
  };
}

type Refuse = (code: ModelLoadErrorCode, reason: string, advice: string, cause?: unknown) => ModelLoadError;

function loadHashedBag({ id, sha256: promised, features, tools }: HashedBagManifest, file: Uint8Array): HashedBag {
  const refuse: Refuse = (code, reason, advice, cause) =>
    new ModelLoadError({ code, backendId: 'hashed-bag', location: id, reason, advice, cause });

  if (features.format !== requestFeatureFormat)
    throw refuse(
      'model-unsupported',
      `it reads features of format ${features.format}, and this version computes format ${requestFeatureFormat}.`,
      'Use weights and packages of one release.',
    );
  const digest = bytesToHex(sha256(file));
  if (promised !== undefined && promised !== digest)
    throw refuse(
      'model-digest-mismatch',
      `its SHA-256 is ${digest.slice(0, 12)}, not ${promised.slice(0, 12)}.`,
      'The file was changed or damaged, or the server sends another; put it there again.',
    );
  const bag = readOrRefuse(file, refuse);
  if (bag.toolCount !== tools.length || bag.buckets !== features.buckets)
    throw refuse(
      'model-unsupported',
      `it scores ${bag.toolCount} tools from ${bag.buckets} features, not ${tools.length} from ${features.buckets}.`,
      'Use the manifest that belongs to this file.',
    );
  return bag;
}

function readOrRefuse(file: Uint8Array, refuse: Refuse): HashedBag {
  try {
    return readHashedBag(file);
  } catch (error) {
    if (error instanceof ProtobufError)
      throw refuse('model-load-failed', `it is no ONNX file, or damaged: ${error.message}`, 'Give the .onnx file of a retriever.', error);
    if (error instanceof HashedBagError)
      throw refuse('model-unsupported', error.message, 'Give the .onnx file of a retriever, of the same release.', error);
    throw error;
  }
}

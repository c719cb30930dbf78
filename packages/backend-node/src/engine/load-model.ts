import { getLlama, LlamaLogLevel, readGgufFileInfo, type GgufFileInfo, type LlamaModel, type Token } from 'node-llama-cpp';
import { printChatMetadata } from '../chat/chat-metadata.ts';
import { checkModelFile } from './check-model-file.ts';
import { EngineFailureError } from './engine-failure-error.ts';
import type { EngineRequest, OpenedModel } from './engine-protocol.ts';
import { createTokenBytes, type TokenBytes } from './token-bytes.ts';

/** A model in native memory and what the session is told of it. */
export interface LoadedModel {
  readonly model: LlamaModel;
  readonly opened: OpenedModel;
  readonly controlIds: ReadonlyMap<string, Token>;
  readonly tokenBytes: TokenBytes;
  readonly contextTokens: number;
}

/** Llama.cpp token type of control tokens (`LLAMA_TOKEN_TYPE_CONTROL`). */
const controlTokenType = 3;
/** Enough for requests and calls, where the model file does not say. */
const fallbackContextTokens = 4096;

/**
 * Checks the file and loads it, on the processor, from binaries that came with the package.
 *
 * @throws {EngineFailureError} with a `ModelLoadErrorCode`.
 */
export async function loadModel(request: Extract<EngineRequest, { type: 'open' }>): Promise<LoadedModel> {
  const { location, sha256, id } = request.model;
  const bytes = await checkModelFile({ location, sha256 });
  const [llama, fileInfo] = await Promise.all([
    getLlama({ gpu: false, build: 'never', skipDownload: true, logLevel: LlamaLogLevel.disabled, maxThreads: request.threads }),
    readFileInfo(location, bytes),
  ]);
  const model = await llama
    .loadModel({ modelPath: location, checkTensors: true, gpuLayers: 0 })
    .catch((error: unknown) =>
      refuse(
        'model-load-failed',
        `llama.cpp refused it (${messageOf(error)}).`,
        'Check that this version of llama.cpp supports its architecture, or use another model.',
      ),
    );
  const controlIds = readControlTokens(fileInfo);
  const contextTokens = Math.min(request.contextTokens ?? fallbackContextTokens, model.trainContextSize);
  return {
    model,
    controlIds,
    tokenBytes: createTokenBytes({
      tokenizerModel: fileInfo.metadata.tokenizer.ggml.model,
      tokens: fileInfo.metadata.tokenizer.ggml.tokens,
    }),
    contextTokens,
    opened: {
      description: {
        id,
        architecture: fileInfo.metadata.general.architecture,
        parameters: countParameters(fileInfo),
        contextTokens,
        bytes,
        metadata: { ...readOwnMetadata(fileInfo), ...printChatMetadata(fileInfo.metadata.tokenizer.chat_template, model.tokens) },
      },
      controlTokens: [...controlIds],
      vocabularySize: fileInfo.metadata.tokenizer.ggml.tokens.length,
    },
  };
}

async function readFileInfo(location: string, bytes: number): Promise<GgufFileInfo> {
  const fileInfo = await readGgufFileInfo(location, { sourceType: 'filesystem', logWarnings: false }).catch((error: unknown) =>
    refuse('model-truncated', `its header ends too early or is damaged (${messageOf(error)}).`, 'Download or install the file again.'),
  );
  const lastOffset = (fileInfo.tensorInfo ?? []).reduce((last, { fileOffset }) => Math.max(last, Number(fileOffset)), 0);
  if (lastOffset >= bytes)
    refuse('model-truncated', `it has ${bytes} bytes and its weights begin at up to ${lastOffset}.`, 'Download or install the file again.');
  if ((fileInfo.metadata.tokenizer?.ggml?.tokens ?? []).length === 0)
    refuse(
      'model-unsupported',
      'it holds no tokenizer, so it is not a language model.',
      'Use a language model; adapters and projectors are not models of their own.',
    );
  return fileInfo;
}

function readControlTokens(fileInfo: GgufFileInfo): ReadonlyMap<string, Token> {
  const { tokens, token_type: tokenTypes } = fileInfo.metadata.tokenizer.ggml;
  const controlIds = new Map<string, Token>();
  tokens.forEach((text, id) => {
    if (Number(tokenTypes?.[id]) === controlTokenType) controlIds.set(text, id as Token);
  });
  return controlIds;
}

function countParameters({ tensorInfo = [] }: GgufFileInfo): number {
  return tensorInfo.reduce((sum, { dimensions }) => sum + dimensions.reduce<number>((product, size) => product * Number(size), 1), 0);
}

/** String values of `general.*` and of our own `octoweave.*` keys, by their full names. */
function readOwnMetadata({ metadata }: GgufFileInfo): Record<string, string> {
  const flat: Record<string, string> = {};
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') flat[path] = String(value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
  };
  visit(metadata.general, 'general');
  visit((metadata as unknown as Record<string, unknown>)['octoweave'], 'octoweave');
  return flat;
}

function refuse(code: string, reason: string, advice: string): never {
  throw new EngineFailureError({ kind: 'model-load', code, reason, advice });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

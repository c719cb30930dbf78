import {
  SessionError,
  type GenerateRequest,
  type GenerationEndReason,
  type GenerationEvent,
  type TokenDelta,
} from '@octoweave/core/contract';
import { controlTokenId, type EncodedPrompt } from '../tokenizer/encode-segments.ts';
import type { ModelTokenizer } from '../tokenizer/model-tokenizer.ts';
import { anyTextGrammar } from './any-text-grammar.ts';
import type { EngineChunk } from './engine-chunk.ts';
import { recoverTokens } from './recover-tokens.ts';
import { createTokenDeltas } from './token-deltas.ts';
import type { WllamaEngine } from './wllama-engine.ts';

/** What one generation needs; nobody else uses the engine meanwhile. */
export interface GenerateTokensOptions {
  readonly engine: WllamaEngine;
  readonly tokenizer: ModelTokenizer;
  readonly contextTokens: number;
  readonly prompt: EncodedPrompt;
  readonly request: GenerateRequest;
  readonly signal: AbortSignal;
  readonly emit: (event: GenerationEvent) => void;
}

/**
 * Runs one greedy generation.
 *
 * - After an abort nothing more is emitted.
 *
 * @throws {SessionError} `control-token-unknown` | `grammar-invalid` | `engine-crashed` | `session-disposed`
 */
export async function generateTokens({
  engine,
  tokenizer,
  contextTokens,
  prompt,
  request,
  signal,
  emit,
}: GenerateTokensOptions): Promise<void> {
  const maxTokens = Math.min(request.maxTokens, contextTokens - prompt.ids.length);
  const stopIds = new Set((request.stopTokens ?? []).map((text) => tokenizer.controlIds.get(text)));
  const readTokens = createTokenReader(tokenizer);
  const stopped = new AbortController();
  let reason: GenerationEndReason | undefined;
  let hasStarted = false;
  let outputTokens = 0;

  const readChunk = (chunk: EngineChunk): void => {
    if (signal.aborted || reason !== undefined) return;
    if (!hasStarted) {
      checkPromptTokens(prompt, chunk);
      emit({ type: 'generation-start', promptTokens: prompt.ids.length, cachedTokens: chunk.cachedTokens });
      hasStarted = true;
    }
    for (const delta of readTokens(chunk)) {
      const isStop = stopIds.has(delta.tokenId);
      if (tokenizer.endIds.has(delta.tokenId) && !isStop) {
        reason = 'end-of-generation';
        break;
      }
      outputTokens += 1;
      emit(delta);
      if (signal.aborted) return;
      if (isStop) reason = 'stop-token';
      else if (outputTokens >= maxTokens) reason = 'max-tokens';
    }
    if (chunk.isEnd) reason ??= chunk.isCutOff ? 'max-tokens' : 'end-of-generation';
    if (reason !== undefined) stopped.abort();
  };

  await engine.complete(
    {
      prompt: prompt.text,
      maxTokens,
      grammar: request.grammar?.text ?? anyTextGrammar(tokenizer),
      biases: (request.biases ?? []).map(({ token, logit }) => ({ id: controlTokenId(token, tokenizer), logit })),
      tellsProbability: false,
    },
    { signal: eitherSignal(signal, stopped), onChunk: readChunk },
  );
  if (!signal.aborted) emit({ type: 'generation-end', reason: reason ?? 'end-of-generation', outputTokens });
}

/** Our tokenizer and the engine's must have read the same prompt, or nothing that is said of its tokens is true. */
function checkPromptTokens({ ids }: EncodedPrompt, { promptTokens }: EngineChunk): void {
  if (promptTokens !== ids.length)
    throw new SessionError({
      code: 'engine-crashed',
      message: `The engine read the prompt as ${promptTokens} tokens, and the model file makes ${ids.length} of it. Report this model's tokenizer.`,
    });
}

/** Makes tokens of chunks; a chunk after a split character stands for several. */
function createTokenReader({ controlIds, tokenBytes, vocabularySize }: ModelTokenizer): (chunk: EngineChunk) => readonly TokenDelta[] {
  const toDelta = createTokenDeltas({ controlIds, tokenBytes });
  let readTokens = 0;
  return ({ tokenId, text, outputTokens, probability }) => {
    if (tokenId === undefined) return [];
    const count = outputTokens - readTokens - 1;
    readTokens = outputTokens;
    const unnamed = count > 0 ? unnamedTokens(text, { lastId: tokenId, count, tokenBytes, vocabularySize }) : [];
    return [...unnamed.map((id) => toDelta(id, undefined)), toDelta(tokenId, probability)];
  };
}

interface UnnamedTokensOptions extends Pick<ModelTokenizer, 'tokenBytes' | 'vocabularySize'> {
  readonly lastId: number;
  readonly count: number;
}

function unnamedTokens(text: string, { lastId, count, tokenBytes, vocabularySize }: UnnamedTokensOptions): readonly number[] {
  const bytes = new TextEncoder().encode(text);
  const tokens = recoverTokens({ bytes: bytes.subarray(0, bytes.length - tokenBytes(lastId).length), count, vocabularySize, tokenBytes });
  if (!tokens)
    throw new SessionError({
      code: 'engine-crashed',
      message: `The engine wrote "${text}" with tokens that the model file does not hold.`,
    });
  return tokens;
}

/** `AbortSignal.any`, which browsers have only since 2024. */
function eitherSignal(signal: AbortSignal, own: AbortController): AbortSignal {
  if (signal.aborted) own.abort();
  else signal.addEventListener('abort', () => own.abort(), { once: true, signal: own.signal });
  return own.signal;
}

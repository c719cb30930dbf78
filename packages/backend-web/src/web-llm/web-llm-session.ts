import {
  SessionError,
  UnsupportedCapabilityError,
  type GenerateRequest,
  type GenerationEndReason,
  type GenerationEvent,
  type ModelDescription,
  type PromptSegment,
  type Session,
} from '@octoweave/core/contract';
import { Observable } from 'rxjs';
import { createTokenDeltas } from '../engine/token-deltas.ts';
import { createRequestQueue } from '../request-queue.ts';
import { checkLength } from '../tokenizer/check-length.ts';
import { controlTokenId, encodeSegments } from '../tokenizer/encode-segments.ts';
import type { GreedyLogits } from './greedy-logits.ts';
import type { MlcModel } from './mlc-model.ts';
import { webLlmBackendId as backendId } from './web-llm-load-error.ts';
import type { WebLlmEngine } from './web-llm-module.ts';

/** What a session stands on. */
export interface CreateWebLlmSessionOptions {
  readonly engine: WebLlmEngine;
  readonly greedyLogits: GreedyLogits;
  readonly mlcModel: MlcModel;
  readonly model: ModelDescription;
}

/** A session over an engine that has its model open. Requests are worked off one after the other, each from an empty cache. */
export function createWebLlmSession({ engine, greedyLogits, mlcModel, model }: CreateWebLlmSessionOptions): Session {
  const { controlIds, endIds, vocabularySize } = mlcModel;
  const enqueue = createRequestQueue();
  let disposal: Promise<void> | undefined;

  const checkOpen = (): void => {
    if (disposal) throw new SessionError({ code: 'session-disposed', message: `The session of ${model.id} is closed. Open a new one.` });
  };
  const encodePrompt = (segments: readonly PromptSegment[]): readonly number[] =>
    checkLength(encodeSegments(segments, mlcModel), model.contextTokens).ids;
  /** @throws {SessionError} `session-disposed` | `engine-crashed` */
  const forward = async (ids: readonly number[], isPrefill: boolean): Promise<number> => {
    checkOpen();
    try {
      if (isPrefill) await engine.resetChat();
      return await engine.forwardTokensAndSample([...ids], isPrefill);
    } catch (cause) {
      checkOpen();
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new SessionError({
        code: 'engine-crashed',
        message: `WebGPU gave up on ${model.id} (${reason}). Open the session again.`,
        cause,
      });
    }
  };

  const run = async (request: GenerateRequest, { signal, emit }: RunOptions): Promise<void> => {
    const promptIds = encodePrompt(request.prompt);
    const maxTokens = Math.min(request.maxTokens, model.contextTokens - promptIds.length);
    const stopIds = new Set((request.stopTokens ?? []).map((text) => controlIds.get(text)));
    const toDelta = createTokenDeltas(mlcModel);
    greedyLogits.bias(new Map((request.biases ?? []).map(({ token, logit }) => [controlTokenId(token, mlcModel), logit])));
    let tokenId = await forward(promptIds, true);
    if (signal.aborted) return;
    emit({ type: 'generation-start', promptTokens: promptIds.length, cachedTokens: 0 });
    for (let outputTokens = 1; ; outputTokens++) {
      checkOpen();
      const isStop = stopIds.has(tokenId);
      const isEnd = endIds.has(tokenId) && !isStop;
      if (!isEnd) emit(toDelta(tokenId, greedyLogits.probabilityOf(tokenId)));
      if (signal.aborted) return;
      const reason = endReason({ isStop, isEnd, isFull: outputTokens >= maxTokens });
      if (reason) return emit({ type: 'generation-end', reason, outputTokens: isEnd ? outputTokens - 1 : outputTokens });
      tokenId = await forward([tokenId], false);
      if (signal.aborted) return;
    }
  };

  return {
    model,
    tokenizer: {
      controlTokens: controlIds,
      vocabularySize,
      encode: (segments) => Promise.resolve().then(() => encodeSegments(segments, mlcModel).ids),
    },
    generate: (request) =>
      new Observable((subscriber) => {
        const unsupported = unsupportedPart(request);
        if (unsupported !== undefined) return subscriber.error(new UnsupportedCapabilityError({ backendId, capability: unsupported }));
        const controller = new AbortController();
        const { signal } = controller;
        enqueue(async () => {
          if (!signal.aborted) await run(request, { signal, emit: (event) => subscriber.next(event) });
        }).then(
          () => subscriber.complete(),
          (error: unknown) => subscriber.error(error),
        );
        return () => controller.abort();
      }),
    score: ({ prompt, candidates }) =>
      enqueue(async () => {
        const candidateIds = encodeSegments(
          candidates.map((text) => ({ type: 'control', text })),
          mlcModel,
        ).ids;
        greedyLogits.bias(new Map());
        await forward(encodePrompt(prompt), true);
        return candidateIds.map((id) => greedyLogits.probabilityOf(id));
      }),
    dispose: () => (disposal ??= engine.unload()),
  };
}

interface RunOptions {
  readonly signal: AbortSignal;
  readonly emit: (event: GenerationEvent) => void;
}

function endReason({
  isStop,
  isEnd,
  isFull,
}: {
  readonly isStop: boolean;
  readonly isEnd: boolean;
  readonly isFull: boolean;
}): GenerationEndReason | undefined {
  if (isStop) return 'stop-token';
  if (isEnd) return 'end-of-generation';
  return isFull ? 'max-tokens' : undefined;
}

function unsupportedPart({ grammar, adapters = [] }: GenerateRequest): string | undefined {
  if (grammar) return `grammars in ${grammar.format}`;
  return adapters.length > 0 ? 'adapters' : undefined;
}

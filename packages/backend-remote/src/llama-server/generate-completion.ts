import type { GenerateRequest, GenerationEvent } from '@octoweave/core/contract';
import { concat, defer, mergeMap, takeWhile, throwError, type Observable } from 'rxjs';
import type { ServerClient } from '../http/server-client.ts';
import { ServerFailureError } from '../http/server-failure-error.ts';
import { createCompletionReader } from './completion-reader.ts';
import { controlTokenIdOf } from './llama-server-tokenizer.ts';
import type { AdapterScale } from './server-adapters.ts';

/** What one generation is asked for with. */
export interface GenerateCompletionOptions {
  readonly client: ServerClient;
  readonly controlTokens: ReadonlyMap<string, number>;
  readonly contextTokens: number;
  readonly adapters: readonly AdapterScale[];
  readonly promptIds: readonly number[];
  readonly request: GenerateRequest;
}

/** The likeliest token each time, whatever samplers and penalties the server was started with. */
export const greedy = { samplers: ['top_k'], top_k: 1, cache_prompt: true } as const;

/** One generation of `/completion`. Cold; ends with a `ServerFailureError` where it fails. */
export function generateCompletion(options: GenerateCompletionOptions): Observable<GenerationEvent> {
  const { client, controlTokens, contextTokens, adapters, promptIds, request } = options;
  const { biases = [] } = request;
  return defer(() => {
    const reader = createCompletionReader({
      address: client.address,
      controlTexts: new Map([...controlTokens].map(([text, tokenId]) => [tokenId, text])),
      stopIds: new Set((request.stopTokens ?? []).map((text) => controlTokenIdOf(text, controlTokens))),
      promptTokens: promptIds.length,
    });
    const body = {
      prompt: promptIds,
      n_predict: Math.min(request.maxTokens, contextTokens - promptIds.length),
      stream: true,
      return_tokens: true,
      return_progress: true,
      ...greedy,
      // Probabilities are told before the grammar, and so are none of what it admitted.
      ...(request.grammar ? { grammar: request.grammar.text } : { n_probs: 1 }),
      ...(biases.length > 0 && { logit_bias: biases.map(({ token, logit }) => [controlTokenIdOf(token, controlTokens), logit]) }),
      ...(adapters.length > 0 && { lora: adapters }),
    };
    const cutOff = throwError(
      () => new ServerFailureError({ kind: 'cut-off', reason: `The answer of ${client.address}/completion ended in the middle.` }),
    );
    return concat(client.stream({ path: '/completion', body }).pipe(mergeMap((part) => reader.read(part))), cutOff).pipe(
      takeWhile(({ type }) => type !== 'generation-end', true),
    );
  });
}

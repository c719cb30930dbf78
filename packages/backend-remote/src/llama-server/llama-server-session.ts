import {
  SessionError,
  UnsupportedCapabilityError,
  type GenerateRequest,
  type ModelDescription,
  type PromptSegment,
  type ScoreRequest,
  type Session,
} from '@octoweave/core/contract';
import { catchError, defer, firstValueFrom, map, switchMap, throwError, type Observable } from 'rxjs';
import { fromAbortable } from '../http/from-abortable.ts';
import { fieldsOf, itemsOf, numberOf } from '../http/read-json.ts';
import type { ServerClient } from '../http/server-client.ts';
import { ServerFailureError, toSessionError } from '../http/server-failure-error.ts';
import { createSessionLifetime } from '../http/session-lifetime.ts';
import { generateCompletion, greedy } from './generate-completion.ts';
import { controlTokenIdOf, createSegmentEncoder } from './llama-server-tokenizer.ts';
import { resolveAdapters, type ServerAdapter } from './server-adapters.ts';

/** What is known of an open model. */
export interface LlamaServerSessionOptions {
  readonly backendId: string;
  readonly client: ServerClient;
  readonly model: ModelDescription;
  readonly vocabularySize: number;
  readonly controlTokens: ReadonlyMap<string, number>;
  readonly adapters: readonly ServerAdapter[];
}

/** A session over a model that llama-server has loaded. Prompts go to it as token ids. */
export function createLlamaServerSession(options: LlamaServerSessionOptions): Session {
  const { backendId, client, model, vocabularySize, controlTokens } = options;
  const lifetime = createSessionLifetime(model.id);
  const encode = createSegmentEncoder({ client, controlTokens });
  const encodePrompt = (prompt: readonly PromptSegment[]): Observable<readonly number[]> =>
    fromAbortable((signal) => encode(prompt, signal)).pipe(map((promptIds) => checkPrompt(promptIds, model)));

  const generate = (request: GenerateRequest) =>
    defer(() => {
      if (request.grammar && request.grammar.format !== 'gbnf')
        throw new UnsupportedCapabilityError({ backendId, capability: `grammars in ${request.grammar.format}` });
      const adapters = resolveAdapters(options.adapters, request.adapters);
      return encodePrompt(request.prompt).pipe(
        switchMap((promptIds) =>
          generateCompletion({ client, controlTokens, contextTokens: model.contextTokens, adapters, promptIds, request }),
        ),
      );
    });
  const score = ({ prompt, candidates }: ScoreRequest): Observable<readonly number[]> =>
    defer(() => {
      const candidateIds = candidates.map((text) => controlTokenIdOf(text, controlTokens));
      const adapters = resolveAdapters(options.adapters);
      return encodePrompt(prompt).pipe(
        switchMap((promptIds) =>
          fromAbortable((signal) => {
            const body = {
              prompt: promptIds,
              n_predict: 1,
              n_probs: vocabularySize,
              ...greedy,
              ...(adapters.length > 0 && { lora: adapters }),
            };
            return client.ask({ path: '/completion', body }, { signal });
          }),
        ),
        map((answer) => readScores(answer, { candidateIds, address: client.address })),
      );
    });
  const serve = <Value>(work: Observable<Value>): Observable<Value> =>
    work.pipe(catchError((error: unknown) => throwError(() => toSessionError(error))));

  return {
    model,
    tokenizer: {
      controlTokens,
      vocabularySize,
      encode: (segments) => firstValueFrom(serve(lifetime.during(fromAbortable((signal) => encode(segments, signal))))),
    },
    generate: (request) => serve(lifetime.inTurn(generate(request))),
    score: (request) => firstValueFrom(serve(lifetime.inTurn(score(request)))),
    dispose: () => {
      lifetime.end();
      return Promise.resolve();
    },
  };
}

/** @throws {SessionError} `context-overflow` | `prompt-empty` */
function checkPrompt(promptIds: readonly number[], { contextTokens }: ModelDescription): readonly number[] {
  if (promptIds.length >= contextTokens)
    throw new SessionError({
      code: 'context-overflow',
      message: `The prompt has ${promptIds.length} tokens, and the context of the server holds ${contextTokens}. Say it in fewer words.`,
    });
  if (promptIds.length === 0)
    throw new SessionError({ code: 'prompt-empty', message: 'The prompt has no tokens. Give the model something to read.' });
  return promptIds;
}

/** Reads the probabilities of the first generated token. @throws {ServerFailureError} `malformed` where a candidate has none. */
function readScores(
  answer: unknown,
  { candidateIds, address }: { readonly candidateIds: readonly number[]; readonly address: string },
): readonly number[] {
  const [first] = itemsOf(fieldsOf(answer)['completion_probabilities']);
  const logarithms = new Map(
    itemsOf(fieldsOf(first)['top_logprobs'])
      .map(fieldsOf)
      .map(({ id, logprob }) => [id, numberOf(logprob)]),
  );
  return candidateIds.map((tokenId) => {
    const logarithm = logarithms.get(tokenId);
    if (logarithm === undefined)
      throw new ServerFailureError({ kind: 'malformed', reason: `${address}/completion gave no probability of token ${tokenId}.` });
    return Math.exp(logarithm);
  });
}

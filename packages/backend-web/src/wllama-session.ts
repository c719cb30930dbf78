import {
  SessionError,
  UnsupportedCapabilityError,
  type GenerateRequest,
  type GenerationEvent,
  type ModelDescription,
  type PromptSegment,
  type ScoreRequest,
  type Session,
} from '@octoweave/core/contract';
import { Observable } from 'rxjs';
import { generateTokens } from './engine/generate-tokens.ts';
import type { WllamaEngine } from './engine/wllama-engine.ts';
import { createRequestQueue } from './request-queue.ts';
import { checkLength } from './tokenizer/check-length.ts';
import type { EncodedPrompt } from './tokenizer/encode-segments.ts';
import type { ModelTokenizer } from './tokenizer/model-tokenizer.ts';

/** What a session stands on. */
export interface CreateWllamaSessionOptions {
  readonly backendId: string;
  readonly engine: WllamaEngine;
  readonly tokenizer: ModelTokenizer;
  readonly model: ModelDescription;
}

/** A session over an engine that has its model open. Requests are worked off one after the other. */
export function createWllamaSession({ backendId, engine, tokenizer, model }: CreateWllamaSessionOptions): Session {
  const { contextTokens } = model;
  const enqueue = createRequestQueue();

  const encodePrompt = (segments: readonly PromptSegment[]): EncodedPrompt => checkLength(tokenizer.encode(segments), contextTokens);

  const generate = (request: GenerateRequest): Observable<GenerationEvent> =>
    new Observable((subscriber) => {
      const unsupported = unsupportedPart(request);
      if (unsupported !== undefined) return subscriber.error(new UnsupportedCapabilityError({ backendId, capability: unsupported }));
      const controller = new AbortController();
      const { signal } = controller;
      enqueue(async () => {
        if (signal.aborted) return;
        const prompt = encodePrompt(request.prompt);
        checkGrammar(request.grammar?.text ?? '', tokenizer);
        await generateTokens({ engine, tokenizer, contextTokens, prompt, request, signal, emit: (event) => subscriber.next(event) });
      }).then(
        () => subscriber.complete(),
        (error: unknown) => subscriber.error(error),
      );
      return () => controller.abort();
    });

  const score = ({ prompt, candidates }: ScoreRequest): Promise<readonly number[]> =>
    enqueue(async () => {
      const candidateIds = tokenizer.encode(candidates.map((text) => ({ type: 'control', text }))).ids;
      const { text } = encodePrompt(prompt);
      const probabilities: number[] = [];
      for (const id of candidateIds) probabilities.push(await forcedProbability(engine, { prompt: text, id }));
      return probabilities;
    });

  return {
    model,
    tokenizer: {
      controlTokens: tokenizer.controlIds,
      vocabularySize: tokenizer.vocabularySize,
      encode: (segments) => Promise.resolve().then(() => tokenizer.encode(segments).ids),
    },
    generate,
    score,
    dispose: () => engine.dispose(),
  };
}

/** Probability of a token that is made to come next: the engine tells it as it was before the grammar that forced it. */
async function forcedProbability(engine: WllamaEngine, { prompt, id }: { readonly prompt: string; readonly id: number }): Promise<number> {
  let forced = 0;
  await engine.complete(
    { prompt, maxTokens: 1, grammar: `root ::= <[${id}]>`, biases: [], tellsProbability: true },
    {
      signal: new AbortController().signal,
      onChunk: ({ tokenId, probability }) => {
        if (tokenId === id) forced = probability ?? 0;
      },
    },
  );
  return forced;
}

function unsupportedPart({ grammar, adapters = [] }: GenerateRequest): string | undefined {
  if (grammar && grammar.format !== 'gbnf') return `grammars in ${grammar.format}`;
  return adapters.length > 0 ? 'adapters' : undefined;
}

/** The model's own end mark as a terminal of a grammar brings down the engine. */
function checkGrammar(grammar: string, { endIds }: ModelTokenizer): void {
  const outsideLiterals = grammar.replaceAll(/"(?:[^"\\]|\\.)*"/gsu, '""');
  const end = [...outsideLiterals.matchAll(/<\[(\d+)\]>/gu)].find(([, id]) => endIds.has(Number(id)));
  if (end)
    throw new SessionError({
      code: 'grammar-invalid',
      message: `The grammar names the token ${end[1]}, with which the model ends by itself. Leave it out: where the grammar is complete, the model may end.`,
    });
}

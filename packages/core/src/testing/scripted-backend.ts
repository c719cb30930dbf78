import { Observable } from 'rxjs';
import type { Backend, ModelSource } from '../backend/backend.ts';
import type { GenerateRequest } from '../backend/generate-request.ts';
import type { GenerationEndReason, GenerationEvent } from '../backend/generation-event.ts';
import { ModelLoadError } from '../backend/model-load-error.ts';
import type { PromptSegment } from '../backend/prompt-segment.ts';
import { SessionError } from '../backend/session-error.ts';
import type { Session } from '../backend/session.ts';
import { UnsupportedCapabilityError } from '../backend/unsupported-capability-error.ts';

/** A model whose answers are written down. */
export interface ScriptedBackendOptions {
  /** Control tokens, in the order of their ids after the 256 bytes. */
  readonly controlTokens: readonly string[];
  /** The answer to a prompt: each segment of text is one token. */
  readonly answer: (prompt: readonly PromptSegment[]) => readonly PromptSegment[];
  /** String metadata of the model, such as the vocabulary digest. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** What passes between two tokens. @defaultValue a microtask */
  readonly pause?: () => Promise<void>;
}

const backendId = 'scripted';
const contextTokens = 4096;

/** The model every scripted backend opens. */
export const scriptedModel: ModelSource = { id: 'scripted', location: 'scripted' };

/** A backend for tests of what stands above backends. Keeps the same laws as an engine: it passes `backendConformance`. */
export function createScriptedBackend({
  controlTokens,
  answer,
  metadata = {},
  pause = () => Promise.resolve(),
}: ScriptedBackendOptions): Backend {
  const ids = new Map(controlTokens.map((text, index) => [text, 256 + index]));
  const encode = (segments: readonly PromptSegment[]): readonly number[] =>
    segments.flatMap((segment) => {
      if (segment.type === 'text') return [...new TextEncoder().encode(segment.text)];
      const id = ids.get(segment.text);
      if (id === undefined)
        throw new SessionError({ code: 'control-token-unknown', message: `The model has no control token "${segment.text}".` });
      return [id];
    });

  return {
    contract: 1,
    id: backendId,
    capabilities: {
      grammars: [],
      controlSegments: true,
      tokenIds: true,
      probabilities: 'whole-vocabulary',
      biases: false,
      scoring: true,
      reusesPrefix: false,
      adapters: 'none',
      cancellation: 'next-token',
    },
    openSession: ({ model }) => {
      if (model.location !== scriptedModel.location)
        return Promise.reject(
          new ModelLoadError({
            code: 'model-not-found',
            backendId,
            location: model.location,
            reason: 'only the scripted model exists.',
            advice: 'Open scriptedModel.',
          }),
        );
      return Promise.resolve(openScriptedSession({ ids, encode, answer, metadata, pause }));
    },
  };
}

interface OpenScriptedSessionOptions extends Required<Pick<ScriptedBackendOptions, 'answer' | 'metadata' | 'pause'>> {
  readonly ids: ReadonlyMap<string, number>;
  readonly encode: (segments: readonly PromptSegment[]) => readonly number[];
}

function openScriptedSession({ ids, encode, answer, metadata, pause }: OpenScriptedSessionOptions): Session {
  const disposal = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  async function* tokens(request: GenerateRequest): AsyncGenerator<GenerationEvent, void> {
    if (request.grammar) throw new UnsupportedCapabilityError({ backendId, capability: `grammars in ${request.grammar.format}` });
    if (request.biases?.length) throw new UnsupportedCapabilityError({ backendId, capability: 'biases' });
    const promptTokens = encode(request.prompt).length;
    if (promptTokens >= contextTokens)
      throw new SessionError({
        code: 'context-overflow',
        message: `The prompt has ${promptTokens} tokens, and the context holds ${contextTokens}. Say it in fewer words.`,
      });
    yield { type: 'generation-start', promptTokens, cachedTokens: 0 };
    let outputTokens = 0;
    let reason: GenerationEndReason = 'end-of-generation';
    for (const { type, text } of answer(request.prompt)) {
      const isControl = type === 'control';
      outputTokens += 1;
      yield { type: 'token-delta', tokenId: (isControl ? ids.get(text) : text.codePointAt(0)) ?? 0, isControl, text, probability: 0.9 };
      if (isControl && request.stopTokens?.includes(text)) reason = 'stop-token';
      else if (outputTokens >= request.maxTokens) reason = 'max-tokens';
      else continue;
      break;
    }
    yield { type: 'generation-end', reason, outputTokens };
  }

  return {
    model: { id: scriptedModel.id, architecture: 'scripted', parameters: 0, contextTokens, bytes: 0, metadata },
    tokenizer: { controlTokens: ids, vocabularySize: 256 + ids.size, encode: async (segments) => encode(segments) },
    generate: (request) =>
      new Observable((subscriber) => {
        const run = async (): Promise<void> => {
          for await (const event of tokens(request)) {
            if (disposal.signal.aborted) throw disposed();
            if (subscriber.closed) return;
            subscriber.next(event);
            await pause();
          }
          if (disposal.signal.aborted) throw disposed();
          subscriber.complete();
        };
        queue = queue.then(run).catch((error: unknown) => subscriber.error(error));
      }),
    score: async ({ prompt, candidates }) => {
      const [first] = answer(prompt);
      return candidates.map((candidate) => (candidate === first?.text ? 0.9 : 0.1 / (ids.size - 1)));
    },
    dispose: async () => disposal.abort(),
  };
}

function disposed(): SessionError {
  return new SessionError({ code: 'session-disposed', message: 'The session is closed. Open a new one.' });
}

import {
  SessionError,
  UnsupportedCapabilityError,
  type BackendCapabilities,
  type GenerateRequest,
  type GenerationEvent,
  type ModelDescription,
  type PromptSegment,
  type Session,
} from '@octoweave/core/contract';
import { catchError, concat, defer, firstValueFrom, from, mergeMap, throwError, type Observable } from 'rxjs';
import { fromAbortable } from '../http/from-abortable.ts';
import type { ServerClient } from '../http/server-client.ts';
import { toSessionError } from '../http/server-failure-error.ts';
import { createSessionLifetime } from '../http/session-lifetime.ts';
import type { ChatDialect } from './chat-dialect.ts';
import { readMessages } from './chat-messages.ts';
import { createChatReader } from './chat-reader.ts';

/** What a chat session is made of. */
export interface ChatSessionOptions {
  readonly backendId: string;
  readonly capabilities: BackendCapabilities;
  readonly client: ServerClient;
  readonly dialect: ChatDialect;
  readonly model: ModelDescription;
  /** Fields of every request: tools on offer, a schema of answers. */
  readonly fields: object;
}

/** A session over the chat endpoint of a server. The model's own template and end marks are the server's business. */
export function createChatSession({ backendId, capabilities, client, dialect, model, fields }: ChatSessionOptions): Session {
  const lifetime = createSessionLifetime(model.id);
  const unsupported = (capability: string): UnsupportedCapabilityError => new UnsupportedCapabilityError({ backendId, capability });

  const generate = ({
    prompt,
    maxTokens,
    grammar,
    adapters = [],
    biases = [],
    stopTokens = [],
  }: GenerateRequest): Observable<GenerationEvent> =>
    defer(() => {
      if (grammar && !capabilities.grammars.includes(grammar.format)) throw unsupported(`grammars in ${grammar.format}`);
      if (biases.length > 0) throw unsupported('biases');
      if (stopTokens.length > 0) throw unsupported('stop tokens');
      const reader = createChatReader({ address: client.address });
      const body = {
        ...dialect.modelFields(adapters),
        messages: readMessages(prompt),
        max_tokens: maxTokens,
        temperature: 0,
        stream: true,
        stream_options: { include_usage: true },
        ...fields,
        ...(grammar && dialect.grammarFields(grammar.text)),
      };
      return concat(
        client.stream({ path: '/v1/chat/completions', body }).pipe(mergeMap((part) => reader.read(part))),
        defer(() => from(reader.end())),
      );
    });
  const encode = (segments: readonly PromptSegment[]): Observable<readonly number[]> =>
    fromAbortable(async (signal) => {
      const control = segments.find(({ type }) => type === 'control');
      if (control)
        throw new SessionError({
          code: 'control-token-unknown',
          message: `A chat endpoint takes no control token "${control.text}". Use llamaServerBackend.`,
        });
      return dialect.encode(segments, signal);
    });
  const serve = <Value>(work: Observable<Value>): Observable<Value> =>
    work.pipe(catchError((error: unknown) => throwError(() => toSessionError(error))));

  return {
    model,
    tokenizer: {
      controlTokens: new Map(),
      vocabularySize: 0,
      encode: (segments) => firstValueFrom(serve(lifetime.during(encode(segments)))),
    },
    generate: (request) => serve(lifetime.inTurn(generate(request))),
    score: () => Promise.reject(unsupported('scoring')),
    dispose: () => {
      lifetime.end();
      return Promise.resolve();
    },
  };
}

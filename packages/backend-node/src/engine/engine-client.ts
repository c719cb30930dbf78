import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  AgentError,
  ModelLoadError,
  SessionError,
  type GenerateRequest,
  type GenerationEvent,
  type ModelLoadErrorCode,
  type ModelSource,
  type SessionErrorCode,
} from '@octoweave/core/contract';
import { Observable } from 'rxjs';
import type { EngineAnswer, EngineFailure, EngineReply, EngineRequest } from './engine-protocol.ts';

/** A request without its number, which the client gives it. */
type Numbered<Request> = Request extends { readonly id: number } ? Omit<Request, 'id'> : never;

/** The session's side of one engine process. */
export interface EngineClient {
  readonly processId: number | undefined;
  /** One request, one answer. @throws {SessionError | ModelLoadError} */
  ask(request: Numbered<Exclude<EngineRequest, { type: 'cancel' | 'generate' }>>): Promise<EngineAnswer>;
  /** Cold; unsubscribing cancels. */
  generate(request: GenerateRequest): Observable<GenerationEvent>;
  /** Ends the process and everything that waits for it. Safe to call twice. */
  dispose(): Promise<void>;
}

/** What an engine process is started with. */
export interface StartEngineOptions {
  readonly backendId: string;
  readonly model: ModelSource;
  /** Silence after which a working engine is cut off, in milliseconds. */
  readonly stuckAfterMs: number;
}

interface Waiting {
  readonly event: (event: GenerationEvent) => void;
  readonly answer: (value: EngineAnswer) => void;
  readonly failure: (error: AgentError) => void;
}

/**
 * Starts an engine process.
 *
 * - An engine that dies or falls silent ends every waiting request with `engine-crashed` or `engine-stuck`, never the caller's process.
 */
export function startEngine({ backendId, model, stuckAfterMs }: StartEngineOptions): EngineClient {
  const child = forkEngine();
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let ended: SessionError | undefined;
  let watchdog: NodeJS.Timeout | undefined;

  const end = (error: SessionError): void => {
    if (ended) return;
    ended = error;
    clearTimeout(watchdog);
    child.kill('SIGKILL');
    for (const { failure } of waiting.values()) failure(error);
    waiting.clear();
  };
  const watch = (): void => {
    clearTimeout(watchdog);
    if (waiting.size === 0 || ended) return;
    watchdog = setTimeout(() => {
      end(
        new SessionError({
          code: 'engine-stuck',
          message: `The engine of ${model.id} did not answer for ${stuckAfterMs} ms and was stopped. Open the session again.`,
        }),
      );
    }, stuckAfterMs);
  };
  const settle = (id: number): void => {
    waiting.delete(id);
    watch();
  };

  child.on('message', (reply: EngineReply) => {
    const waiter = waiting.get(reply.id);
    watch();
    if (!waiter) return;
    switch (reply.type) {
      case 'event':
        return waiter.event(reply.event);
      case 'answer':
        settle(reply.id);
        return waiter.answer(reply.value);
      case 'failure':
        settle(reply.id);
        return waiter.failure(toError(reply.failure, { backendId, model }));
    }
  });
  child.on('error', (error) => end(crashed(model, error.message)));
  child.on('exit', (code, signal) => end(crashed(model, signal === null ? `exit status ${code}` : signal)));

  /** @returns what stops waiting, or undefined where the engine has ended */
  const send = (request: Numbered<Exclude<EngineRequest, { type: 'cancel' }>>, waiter: Waiting): (() => void) | undefined => {
    if (ended) {
      waiter.failure(ended);
      return undefined;
    }
    const id = nextId++;
    waiting.set(id, waiter);
    watch();
    child.send({ ...request, id });
    return () => {
      if (!waiting.has(id)) return;
      settle(id);
      if (!ended) child.send({ type: 'cancel', id } satisfies EngineRequest);
    };
  };

  return {
    processId: child.pid,
    ask: (request) =>
      new Promise((resolve, reject) => {
        send(request, { event: () => undefined, answer: resolve, failure: reject });
      }),
    generate: (request) =>
      new Observable((subscriber) =>
        send(
          { type: 'generate', request },
          {
            event: (event) => subscriber.next(event),
            answer: () => subscriber.complete(),
            failure: (error) => subscriber.error(error),
          },
        ),
      ),
    dispose: async () => {
      end(new SessionError({ code: 'session-disposed', message: `The session of ${model.id} is closed. Open a new one.` }));
      if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

/** Run from source, the entry is TypeScript, which Node runs as it is. */
function forkEngine(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  return fork(fileURLToPath(new URL(isSource ? './engine-process.ts' : './engine-process.js', import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: isSource ? ['--conditions=@octoweave/source', '--no-warnings'] : [],
  });
}

function crashed(model: ModelSource, how: string): SessionError {
  return new SessionError({
    code: 'engine-crashed',
    message: `The engine of ${model.id} ended unexpectedly (${how}). Open the session again; if it happens twice, check the model file.`,
  });
}

function toError(
  { kind, code, reason, advice }: EngineFailure,
  { backendId, model }: { readonly backendId: string; readonly model: ModelSource },
): AgentError {
  return kind === 'model-load'
    ? new ModelLoadError({ code: code as ModelLoadErrorCode, backendId, location: model.location, reason, advice })
    : new SessionError({ code: code as SessionErrorCode, message: `${reason} ${advice}` });
}

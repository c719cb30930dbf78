import { AgentError, SessionError } from '@octoweave/core/contract';
import type { Wllama } from '@wllama/wllama/esm/index.js';
import { GgufFileError } from '../gguf/gguf-file-error.ts';
import { checkEngineFile } from './check-engine-file.ts';
import type { WllamaCompatibilityBuild } from './compatibility-build.ts';
import { printCompletionRequest, type EngineCompletion } from './completion-request.ts';
import { readEngineChunk, type EngineChunk } from './engine-chunk.ts';

/** What an engine is started with. */
export interface StartWllamaEngineOptions {
  /** The model with hidden names for its control tokens. */
  readonly file: Blob;
  readonly modelId: string;
  readonly contextTokens: number;
  readonly wasmUrl: string;
  readonly compatibilityBuild: WllamaCompatibilityBuild | undefined;
  readonly threads: number;
  /** Abandons the start; the worker is ended. */
  readonly signal: AbortSignal | undefined;
}

/** How a completion is followed and ended early. */
export interface CompleteOptions {
  readonly signal: AbortSignal;
  readonly onChunk: (chunk: EngineChunk) => void;
}

/** One model in one Web Worker. */
export interface WllamaEngine {
  /**
   * Runs one completion; a second one must wait until the promise of the first has settled.
   *
   * - Aborting ends it before the next token, without an error; an `onChunk` that throws ends it with that error.
   *
   * @throws {SessionError} `grammar-invalid` | `engine-crashed` | `session-disposed`
   */
  complete(completion: EngineCompletion, options: CompleteOptions): Promise<void>;
  /** Ends the worker and everything that waits for it. Safe to call twice. */
  dispose(): Promise<void>;
}

/** A prefill cannot be interrupted while it runs, so it runs in pieces of this many tokens. */
const prefillTokens = 64;

/**
 * Starts an engine; its code is only fetched now.
 *
 * @throws {GgufFileError} `model-load-failed`; the worker is ended.
 */
export async function startWllamaEngine(options: StartWllamaEngineOptions): Promise<WllamaEngine> {
  const { modelId, signal } = options;
  signal?.throwIfAborted();
  const failure = createFailure();
  const abandon = (): void => failure.fail(signal?.reason);
  signal?.addEventListener('abort', abandon, { once: true });
  const wllama = await createWllama(options, (reason) => failure.fail(crashed(modelId, reason)));
  try {
    await Promise.race([checkEngineFile(options).then(() => loadModel(wllama, options)), failure.promise]);
  } catch (error) {
    await wllama.exit();
    signal?.throwIfAborted();
    throw toLoadError(error);
  } finally {
    signal?.removeEventListener('abort', abandon);
  }
  return {
    complete: (completion, { signal, onChunk }) =>
      Promise.race([runCompletion(wllama, completion, { signal, onChunk }), failure.promise]).catch((error: unknown) => {
        if (isAbortError(error)) return;
        const sessionError = toSessionError(error, modelId);
        if (sessionError instanceof SessionError && sessionError.code === 'engine-crashed') {
          failure.fail(sessionError);
          void wllama.exit();
        }
        throw sessionError;
      }),
    dispose: async () => {
      failure.fail(new SessionError({ code: 'session-disposed', message: `The session of ${modelId} is closed. Open a new one.` }));
      await wllama.exit();
    },
  };
}

interface Failure {
  /** Never resolves. */
  readonly promise: Promise<never>;
  readonly fail: (error: unknown) => void;
}

/** What ends everything that waits: terminating a worker leaves its promises open for ever. */
function createFailure(): Failure {
  let fail: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Nobody may be waiting when it fails.
  promise.catch(() => undefined);
  return { promise, fail };
}

async function createWllama(
  { wasmUrl, compatibilityBuild }: StartWllamaEngineOptions,
  onWorkerError: (reason: string) => void,
): Promise<Wllama> {
  const { Wllama } = await import('@wllama/wllama/esm/index.js');
  const ignore = (): void => undefined;
  // A worker or a module that cannot start says so here and nowhere else; a load would wait for it for ever.
  const listen = (...[first]: readonly unknown[]): void => {
    if (first instanceof Event) onWorkerError("its worker could not start; the page's content security policy must allow worker-src blob:");
    else if (typeof first === 'string' && first.startsWith('failed to asynchronously prepare wasm')) onWorkerError(first);
  };
  const wllama = new Wllama({ default: wasmUrl }, { logger: { debug: ignore, log: listen, warn: ignore, error: listen } });
  // Without this, wllama fetches a build for older browsers from other people's servers.
  wllama.setCompat(compatibilityBuild ? { worker: compatibilityBuild.workerUrl, wasm: compatibilityBuild.wasmUrl } : null);
  return wllama;
}

async function loadModel(wllama: Wllama, { file, contextTokens, threads }: StartWllamaEngineOptions): Promise<void> {
  const errorsOnly = 4;
  await wllama.loadModel([file], {
    log_level: errorsOnly,
    n_ctx: contextTokens,
    n_batch: prefillTokens,
    n_ubatch: prefillTokens,
    n_threads: threads,
    n_parallel: 1,
    warmup: false,
    cache_idle_slots: false,
    // Without a 16-bit WebGPU, llama.cpp takes the processor without a word; so it is always the processor.
    n_gpu_layers: 0,
  });
  // A file that llama.cpp refuses still resolves.
  const { success } = wllama.getLoadedContextInfo() as { readonly success?: boolean };
  if (success !== true) throw new Error('it is damaged, or of an architecture that this version does not know');
}

async function runCompletion(wllama: Wllama, completion: EngineCompletion, { signal, onChunk }: CompleteOptions): Promise<void> {
  await wllama.createCompletion({
    ...printCompletionRequest(completion),
    stream: true,
    abortSignal: signal,
    onData: (answer) => onChunk(readEngineChunk(answer)),
  });
}

const isAbortError = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

function toSessionError(error: unknown, modelId: string): unknown {
  if (error instanceof AgentError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return reason.includes('grammar')
    ? new SessionError({
        code: 'grammar-invalid',
        message: `The grammar could not be used (${reason}). Print it with printGbnf.`,
        cause: error,
      })
    : crashed(modelId, reason, error);
}

const crashed = (modelId: string, reason: string, cause?: unknown): SessionError =>
  new SessionError({
    code: 'engine-crashed',
    message: `The engine of ${modelId} ended unexpectedly (${reason}). Open the session again; if it happens twice, check the model file.`,
    cause,
  });

function toLoadError(error: unknown): GgufFileError {
  const reason = error instanceof Error ? error.message : String(error);
  return new GgufFileError('model-load-failed', `llama.cpp could not open it (${reason}).`, { cause: error });
}

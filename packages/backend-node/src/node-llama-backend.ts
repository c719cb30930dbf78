import type { Backend, BackendCapabilities, OpenSessionOptions, Session } from '@octoweave/core/contract';
import { startEngine } from './engine/engine-client.ts';
import type { OpenedModel } from './engine/engine-protocol.ts';
import { createNodeLlamaSession } from './node-llama-session.ts';

/** How engines are run. */
export interface NodeLlamaBackendOptions {
  /**
   * Threads of one engine. More than there are idle cores is far slower than one.
   *
   * @defaultValue 1, best for small models
   */
  readonly threads?: number;
  /**
   * Silence after which a working engine counts as stuck and is cut off, in milliseconds.
   *
   * @defaultValue 60000
   */
  readonly stuckAfterMs?: number;
}

const backendId = 'node-llama-cpp';

const capabilities: BackendCapabilities = {
  grammars: ['gbnf'],
  controlSegments: true,
  tokenIds: true,
  probabilities: 'whole-vocabulary',
  biases: true,
  scoring: true,
  reusesPrefix: true,
  adapters: 'many',
  cancellation: 'next-token',
};

/**
 * Runs GGUF models with llama.cpp, each session in a process of its own.
 *
 * - A hang or crash of native code ends the session with an error, never the caller's process.
 */
export function nodeLlamaBackend({ threads = 1, stuckAfterMs = 60_000 }: NodeLlamaBackendOptions = {}): Backend {
  return {
    contract: 1,
    id: backendId,
    capabilities,
    async openSession({ model, contextTokens, signal }: OpenSessionOptions): Promise<Session> {
      signal?.throwIfAborted();
      const engine = startEngine({ backendId, model, stuckAfterMs });
      const abandon = (): void => void engine.dispose();
      signal?.addEventListener('abort', abandon, { once: true });
      try {
        const opened = (await engine.ask({ type: 'open', model, contextTokens, threads })) as OpenedModel;
        return createNodeLlamaSession({ engine, opened });
      } catch (error) {
        await engine.dispose();
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener('abort', abandon);
      }
    },
  };
}

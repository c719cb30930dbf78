import type { Backend, BackendCapabilities, OpenSessionOptions, Session } from '@octoweave/core/contract';
import { fieldsOf, numberOf } from '../http/read-json.ts';
import { createServerClient, type ServerOptions } from '../http/server-client.ts';
import { refuseDigest } from '../http/refuse-digest.ts';
import { ServerFailureError, toModelLoadError } from '../http/server-failure-error.ts';
import { findServedModel, readServedModels } from '../http/served-model.ts';
import { createLlamaServerSession } from './llama-server-session.ts';
import { readControlTokens } from './read-control-tokens.ts';
import { readServerAdapters } from './server-adapters.ts';

/** How llama-server is reached, and what it does not tell of its model. */
export interface LlamaServerBackendOptions extends ServerOptions {
  /**
   * Metadata of the model file, such as `octoweave.vocabulary.digest`, which the server does not pass on.
   *
   * @defaultValue tags of the form `key=value` that the server was started with (`--tags`)
   */
  readonly modelMetadata?: Readonly<Record<string, string>> | undefined;
  /**
   * Control tokens that prompts, answers and grammars hold. Those not named are no control tokens of the session, and have no text in answers.
   *
   * @defaultValue all of the model, for which its whole vocabulary is read whenever a session is opened
   */
  readonly controlTokens?: readonly string[] | undefined;
}

const backendId = 'llama-server';

const capabilities: BackendCapabilities = {
  grammars: ['gbnf'],
  controlSegments: true,
  tokenIds: true,
  probabilities: 'whole-vocabulary',
  biases: true,
  scoring: true,
  reusesPrefix: true,
  adapters: 'many',
  cancellation: 'when-idle',
};

/**
 * Runs functional-token models on a llama-server (llama.cpp), which many devices can share.
 *
 * - `ModelSource.location` is a name or an alias of the model on the server, as `/v1/models` gives it.
 * - A model file's digest cannot be checked from afar: a source with `sha256` is refused.
 */
export function llamaServerBackend({ modelMetadata, controlTokens, ...serverOptions }: LlamaServerBackendOptions): Backend {
  return {
    contract: 1,
    id: backendId,
    capabilities,
    async openSession({ model, contextTokens = Infinity, signal }: OpenSessionOptions): Promise<Session> {
      signal?.throwIfAborted();
      const { id, location } = model;
      refuseDigest(model, backendId);
      try {
        const client = createServerClient(serverOptions);
        const served = findServedModel(await readServedModels(client, signal), { client, name: location, expected: 'llama-server' });
        const { vocabularySize, parameters, bytes } = served;
        if (vocabularySize === undefined)
          throw new ServerFailureError({
            kind: 'malformed',
            reason: `${client.address}/v1/models does not tell the size of the vocabulary.`,
          });
        const properties = fieldsOf(await client.ask({ path: '/props' }, { signal }));
        const slotTokens = numberOf(fieldsOf(properties['default_generation_settings'])['n_ctx']) ?? served.contextTokens;
        return createLlamaServerSession({
          backendId,
          client,
          model: {
            id,
            architecture: 'unknown',
            parameters,
            contextTokens: Math.min(contextTokens, slotTokens ?? contextTokens),
            bytes,
            metadata: { ...served.metadata, ...modelMetadata },
          },
          vocabularySize,
          controlTokens: await readControlTokens({ client, vocabularySize, names: controlTokens, signal }),
          adapters: await readServerAdapters(client, signal),
        });
      } catch (error) {
        signal?.throwIfAborted();
        throw toModelLoadError(error, { backendId, location });
      }
    },
  };
}

import { toModelLoadError } from './http/server-failure-error.ts';
import { readServedModels } from './http/served-model.ts';
import { createServerClient, type ServerOptions } from './http/server-client.ts';
import type { ServerKind } from './http/server-kind.ts';

/** What was found at an address. */
export interface DetectedServer {
  readonly server: ServerKind;
  /** Names of its models, for `ModelSource.location`. */
  readonly models: readonly string[];
}

/**
 * Asks a server what it is and has, so that a backend can be made that claims no more than is there.
 *
 * @throws {ModelLoadError} where it cannot be reached, or is no server of models.
 */
export async function detectServer(options: ServerOptions): Promise<DetectedServer> {
  try {
    const models = await readServedModels(createServerClient(options));
    return { server: models[0]?.serverKind ?? 'openai-compatible', models: models.map(({ name }) => name) };
  } catch (error) {
    throw toModelLoadError(error, { backendId: 'remote', location: 'of this server' });
  }
}

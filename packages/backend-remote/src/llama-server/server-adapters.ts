import { SessionError, type ActiveAdapter } from '@octoweave/core/contract';
import { fieldsOf, itemsOf, numberOf, textOf } from '../http/read-json.ts';
import type { ServerClient } from '../http/server-client.ts';

/** An adapter the server was started with. */
export interface ServerAdapter {
  readonly id: number;
  readonly path: string;
}

/** How much each adapter of the server acts on one request. */
export interface AdapterScale {
  readonly id: number;
  readonly scale: number;
}

/** @throws {ServerFailureError} */
export async function readServerAdapters(client: ServerClient, signal: AbortSignal | undefined): Promise<readonly ServerAdapter[]> {
  return itemsOf(await client.ask({ path: '/lora-adapters' }, { signal })).flatMap((entry) => {
    const { id, path } = fieldsOf(entry);
    const number = numberOf(id);
    return number === undefined ? [] : [{ id: number, path: textOf(path) ?? '' }];
  });
}

/**
 * Scales for every adapter of the server, so that those not asked for do not act, whatever the server was started with.
 *
 * An adapter is named by its number, its path on the server, or the name of its file.
 *
 * @throws {SessionError} `adapter-invalid` for one the server does not have; it would be ignored there in silence.
 */
export function resolveAdapters(adapters: readonly ServerAdapter[], active: readonly ActiveAdapter[] = []): readonly AdapterScale[] {
  const scales = new Map(adapters.map(({ id }) => [id, 0]));
  for (const { location, scale } of active) {
    const adapter = adapters.find(
      ({ id, path }) => location === String(id) || location === path || location === path.split(/[/\\]/u).at(-1),
    );
    if (!adapter)
      throw new SessionError({
        code: 'adapter-invalid',
        message: `The server has no adapter "${location}"; it has ${adapters.map(({ path }) => `"${path}"`).join(', ') || 'none'}. Start it with --lora, or name one of these.`,
      });
    scales.set(adapter.id, scale);
  }
  return [...scales].map(([id, scale]) => ({ id, scale }));
}

import { fieldsOf, itemsOf, numberOf, textOf, type JsonFields } from './read-json.ts';
import type { ServerClient } from './server-client.ts';
import { ServerFailureError } from './server-failure-error.ts';
import { serverKindOf, type ServerKind } from './server-kind.ts';

/** One entry of `/v1/models`. */
export interface ServedModel {
  readonly name: string;
  /** Other names it answers to. */
  readonly aliases: readonly string[];
  /** The model it is an adapter of. */
  readonly baseName: string | undefined;
  /** The kind of server that serves it, by its own word. */
  readonly serverKind: ServerKind;
  readonly contextTokens: number | undefined;
  readonly vocabularySize: number | undefined;
  readonly parameters: number | undefined;
  readonly bytes: number | undefined;
  /** Tags of the form `key=value`, with which a server's operator says what the API has no field for. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Reads which models a server has. @throws {ServerFailureError} */
export async function readServedModels(client: ServerClient, signal?: AbortSignal): Promise<readonly ServedModel[]> {
  const list = fieldsOf(await client.ask({ path: '/v1/models' }, { signal }))['data'];
  if (!Array.isArray(list)) throw new ServerFailureError({ kind: 'malformed', reason: `${client.address}/v1/models names no models.` });
  return list.map(fieldsOf).map(readServedModel);
}

function readServedModel(entry: JsonFields): ServedModel {
  const meta = fieldsOf(entry['meta']);
  const texts = (value: unknown): readonly string[] => itemsOf(value).flatMap((item) => textOf(item) ?? []);
  return {
    name: textOf(entry['id']) ?? '',
    aliases: texts(entry['aliases']),
    baseName: textOf(entry['parent']),
    serverKind: serverKindOf(textOf(entry['owned_by'])),
    contextTokens: numberOf(meta['n_ctx']) ?? numberOf(entry['max_model_len']),
    vocabularySize: numberOf(meta['n_vocab']),
    parameters: numberOf(meta['n_params']),
    bytes: numberOf(meta['size']),
    metadata: Object.fromEntries(
      texts(entry['tags']).flatMap((tag) => {
        const [key, ...value] = tag.split('=');
        return key !== undefined && value.length > 0 ? [[key.trim(), value.join('=').trim()]] : [];
      }),
    ),
  };
}

/** What a load needs of a model that was asked for by name. */
export interface FindServedModelOptions {
  readonly client: ServerClient;
  readonly name: string;
  /** Undefined where any will do. */
  readonly expected: ServerKind | undefined;
}

/** @throws {ServerFailureError} `not-found` where no model has this name, `rejected` where another kind of server answers. */
export function findServedModel(models: readonly ServedModel[], { client, name, expected }: FindServedModelOptions): ServedModel {
  const found = models.find((model) => model.name === name || model.aliases.includes(name));
  if (!found)
    throw new ServerFailureError({
      kind: 'not-found',
      reason: `The server at ${client.address} has no model "${name}"; it has ${models.map((model) => `"${model.name}"`).join(', ') || 'none'}.`,
    });
  if (expected !== undefined && found.serverKind !== expected)
    throw new ServerFailureError({
      kind: 'rejected',
      reason: `The server at ${client.address} says of itself that it is ${article(found.serverKind)}, not ${article(expected)}.`,
    });
  return found;
}

const article = (kind: ServerKind): string => `a server of the kind ${kind}`;

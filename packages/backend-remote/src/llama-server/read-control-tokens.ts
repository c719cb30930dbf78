import { fieldsOf, itemsOf, numberOf, textOf } from '../http/read-json.ts';
import type { ServerClient } from '../http/server-client.ts';
import { ServerFailureError } from '../http/server-failure-error.ts';

/** What control tokens are found with. */
export interface ReadControlTokensOptions {
  readonly client: ServerClient;
  readonly vocabularySize: number;
  /** Texts to look among. @defaultValue those of the whole vocabulary */
  readonly names: readonly string[] | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Texts that are tokenized as one: a text each takes seconds for a large vocabulary, one text of all has no bounds. */
const linesOfOneText = 4096;

/**
 * Finds the control tokens of a model: llama-server has no list of them, but a tokenizer that can be told to see them or not.
 *
 * A control token is what a text of its own becomes only where control tokens are seen. Which texts to try, the texts of the whole vocabulary tell,
 * line by line; between lines a plain token may look like one.
 *
 * @throws {ServerFailureError}
 */
export async function readControlTokens({
  client,
  vocabularySize,
  names,
  signal,
}: ReadControlTokensOptions): Promise<ReadonlyMap<string, number>> {
  const ask = (path: string, body: object): Promise<unknown> => client.ask({ path, body }, { signal });
  const tokenize = async (content: readonly string[], seesControl: boolean): Promise<readonly number[]> =>
    readTokenIds(await ask('/tokenize', { content, add_special: false, parse_special: seesControl }), client.address);
  const lineBreak = (await tokenize(['\n'], false)).at(-1) ?? 0;
  /** Texts of tokens, each ended by a line break; a token that holds line breaks falls into several. */
  const linesOf = async (tokenIds: readonly number[]): Promise<readonly string[]> => {
    const answer = await ask('/detokenize', { tokens: tokenIds.flatMap((tokenId) => [tokenId, lineBreak]) });
    return (textOf(fieldsOf(answer)['content']) ?? '').split('\n').slice(0, -1);
  };
  /** Ids that texts become only where control tokens are seen. */
  const seenOnly = async (content: readonly string[]): Promise<readonly number[]> => {
    if (content.length === 0) return [];
    const plain = new Set(await tokenize(content, false));
    return [...new Set(await tokenize(content, true))].filter((tokenId) => !plain.has(tokenId));
  };

  const findNames = async (): Promise<readonly string[]> => {
    const lines = await linesOf(Array.from({ length: vocabularySize }, (_, tokenId) => tokenId));
    const suspects = await seenOnly(joinLines(lines));
    return suspects.length === 0 ? [] : linesOf(suspects);
  };

  const texts = new Set(names ?? (await findNames()));
  const controlIds = await seenOnly([...texts].filter((text) => text !== ''));
  const controlTexts = controlIds.length === 0 ? [] : await linesOf(controlIds);
  if (controlTexts.length !== controlIds.length)
    throw new ServerFailureError({
      kind: 'malformed',
      reason: `The server at ${client.address} gives ${controlTexts.length} texts to ${controlIds.length} control tokens.`,
    });
  return new Map(controlTexts.map((text, index) => [text, controlIds[index] ?? 0]));
}

function joinLines(lines: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(lines.length / linesOfOneText) }, (_, index) =>
    lines.slice(index * linesOfOneText, (index + 1) * linesOfOneText).join('\n'),
  );
}

/** The ids of an answer of `/tokenize`. @throws {ServerFailureError} `malformed` where it holds none. */
export function readTokenIds(answer: unknown, address: string): readonly number[] {
  const { tokens } = fieldsOf(answer);
  const tokenIds = itemsOf(tokens).flatMap((item) => numberOf(item) ?? []);
  if (!Array.isArray(tokens) || tokenIds.length !== tokens.length)
    throw new ServerFailureError({ kind: 'malformed', reason: `${address}/tokenize answered without token ids.` });
  return tokenIds;
}

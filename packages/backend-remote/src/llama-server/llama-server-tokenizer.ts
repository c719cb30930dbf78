import { SessionError, type PromptSegment } from '@octoweave/core/contract';
import type { ServerClient } from '../http/server-client.ts';
import { readTokenIds } from './read-control-tokens.ts';

/** What prompts are encoded with. */
export interface LlamaServerTokenizerOptions {
  readonly client: ServerClient;
  readonly controlTokens: ReadonlyMap<string, number>;
}

/** Encodes prompts. The signal gives the request up. */
export type EncodeSegments = (segments: readonly PromptSegment[], signal?: AbortSignal) => Promise<readonly number[]>;

/** The id of a control token. @throws {SessionError} `control-token-unknown` */
export function controlTokenIdOf(text: string, controlTokens: ReadonlyMap<string, number>): number {
  const tokenId = controlTokens.get(text);
  if (tokenId === undefined)
    throw new SessionError({
      code: 'control-token-unknown',
      message: `The model has no control token "${text}". Use a model that was made with this vocabulary.`,
    });
  return tokenId;
}

/**
 * Encodes prompts in one request: control tokens go as their ids, text as text in which the server is told to see no control tokens.
 *
 * - A prompt sent as text would be read with control tokens seen: whoever types `<nexa_end>` would write one.
 */
export function createSegmentEncoder({ client, controlTokens }: LlamaServerTokenizerOptions): EncodeSegments {
  return async (segments, signal) => {
    const content = segments.map(({ type, text }) => (type === 'control' ? controlTokenIdOf(text, controlTokens) : text));
    if (!content.some((part) => typeof part === 'string')) return content.filter((part) => typeof part === 'number');
    const answer = await client.ask({ path: '/tokenize', body: { content, add_special: false, parse_special: false } }, { signal });
    return readTokenIds(answer, client.address);
  };
}

import type { GenerationEndReason, GenerationEvent, TokenDelta } from '@octoweave/core/contract';
import { fieldsOf, itemsOf, numberOf, textOf, type JsonFields } from '../http/read-json.ts';
import { ServerFailureError } from '../http/server-failure-error.ts';

/** What the parts of a completion are read with. */
export interface CompletionReaderOptions {
  readonly address: string;
  readonly controlTexts: ReadonlyMap<number, string>;
  readonly stopIds: ReadonlySet<number>;
  readonly promptTokens: number;
}

/** Reads the parts of one streamed completion of llama-server. */
export interface CompletionReader {
  /** What a part says, in order. @throws {ServerFailureError} `malformed` */
  read(part: unknown): readonly GenerationEvent[];
}

/**
 * Makes the reader of one completion.
 *
 * - A character of several tokens arrives as one part, with the id of the last of them; `outputTokens` counts them all.
 * - The model's own end mark is no part of the answer: a control token that stops nothing waits until it is known not to be that.
 */
export function createCompletionReader({ address, controlTexts, stopIds, promptTokens }: CompletionReaderOptions): CompletionReader {
  let hasStarted = false;
  let outputTokens = 0;
  let held: TokenDelta | undefined;

  const start = (cachedTokens: number): readonly GenerationEvent[] => {
    if (hasStarted) return [];
    hasStarted = true;
    return [{ type: 'generation-start', promptTokens, cachedTokens }];
  };
  const release = (): readonly TokenDelta[] => {
    const released = held === undefined ? [] : [held];
    held = undefined;
    return released;
  };
  const end = (reason: GenerationEndReason, dropped: number): GenerationEvent => ({
    type: 'generation-end',
    reason,
    outputTokens: outputTokens - dropped,
  });

  const readEnd = (fields: JsonFields): readonly GenerationEvent[] => {
    outputTokens = numberOf(fields['tokens_predicted']) ?? outputTokens;
    if (textOf(fields['stop_type']) !== 'eos') return [...release(), end('max-tokens', 0)];
    const dropped = release().length;
    return [end('end-of-generation', dropped)];
  };
  const readToken = (fields: JsonFields): readonly GenerationEvent[] => {
    const tokenId = numberOf(itemsOf(fields['tokens']).at(-1));
    const content = textOf(fields['content']);
    if (tokenId === undefined || content === undefined) throw malformed(address);
    outputTokens = numberOf(fields['tokens_predicted']) ?? outputTokens + 1;
    const controlText = controlTexts.get(tokenId);
    const logarithm = numberOf(fieldsOf(itemsOf(fields['completion_probabilities'])[0])['logprob']);
    const delta: TokenDelta = {
      type: 'token-delta',
      tokenId,
      isControl: controlText !== undefined,
      text: controlText ?? content,
      probability: logarithm === undefined ? undefined : Math.exp(logarithm),
    };
    const earlier = release();
    if (stopIds.has(tokenId)) return [...earlier, delta, end('stop-token', 0)];
    if (!delta.isControl) return [...earlier, delta];
    held = delta;
    return earlier;
  };

  return {
    read: (part) => {
      const fields = fieldsOf(part);
      const { stop, prompt_progress: progress } = fields;
      if (progress !== undefined) return start(numberOf(fieldsOf(progress)['cache']) ?? 0);
      if (typeof stop !== 'boolean') throw malformed(address);
      return [...start(0), ...(stop ? readEnd(fields) : readToken(fields))];
    },
  };
}

const malformed = (address: string): ServerFailureError =>
  new ServerFailureError({ kind: 'malformed', reason: `A part of the answer of ${address}/completion is none of llama-server's.` });

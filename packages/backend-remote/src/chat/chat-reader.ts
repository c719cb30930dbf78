import { SessionError, type GenerationEndReason, type GenerationEvent } from '@octoweave/core/contract';
import { fieldsOf, itemsOf, numberOf, textOf } from '../http/read-json.ts';
import { ServerFailureError } from '../http/server-failure-error.ts';

/** Reads the parts of one streamed chat completion. */
export interface ChatReader {
  /** What a part says, in order. @throws {ServerFailureError} `malformed` @throws {SessionError} `server-refused` */
  read(part: unknown): readonly GenerationEvent[];
  /** What the end of the stream says. @throws {ServerFailureError} `cut-off` where the answer had not ended. */
  end(): readonly GenerationEvent[];
}

/** What a token is numbered where a server gives texts alone (`capabilities.tokenIds` is false). */
const unknownTokenId = -1;

/**
 * Makes the reader of one answer.
 *
 * - Tool calls become lines of JSON, `{"name": ..., "arguments": ...}`, written on while they arrive: what `createJsonPlanner` reads.
 * - Counts of tokens are the server's own; 0 prompt tokens where it does not tell them at the start.
 */
export function createChatReader({ address }: { readonly address: string }): ChatReader {
  let hasStarted = false;
  let outputTokens = 0;
  let toldTokens: number | undefined;
  let reason: GenerationEndReason | undefined;
  let openCall: { readonly index: number; hasArguments: boolean } | undefined;

  const start = (usage: unknown): readonly GenerationEvent[] => {
    if (hasStarted) return [];
    hasStarted = true;
    const { prompt_tokens: promptTokens, prompt_tokens_details: details } = fieldsOf(usage);
    const cachedTokens = numberOf(fieldsOf(details)['cached_tokens']) ?? 0;
    return [{ type: 'generation-start', promptTokens: numberOf(promptTokens) ?? 0, cachedTokens }];
  };
  const closeCall = (): string => {
    const closing = openCall ? `${openCall.hasArguments ? '' : '{}'}}\n` : '';
    openCall = undefined;
    return closing;
  };
  const readToolCall = (call: unknown): string => {
    const fields = fieldsOf(call);
    const index = numberOf(fields['index']) ?? 0;
    const { name, arguments: written } = fieldsOf(fields['function']);
    let text = '';
    if (openCall?.index !== index) {
      if (textOf(name) === undefined) throw malformed(address);
      text = `${closeCall()}{"name": ${JSON.stringify(name)}, "arguments": `;
      openCall = { index, hasArguments: false };
    }
    const argumentText = textOf(written) ?? '';
    if (argumentText !== '') openCall = { index, hasArguments: true };
    return text + argumentText;
  };
  const write = (text: string): readonly GenerationEvent[] => {
    if (text === '') return [];
    outputTokens += 1;
    return [{ type: 'token-delta', tokenId: unknownTokenId, isControl: false, text, probability: undefined }];
  };

  return {
    read: (part) => {
      const { choices, usage } = fieldsOf(part);
      if (!Array.isArray(choices)) throw malformed(address);
      toldTokens = numberOf(fieldsOf(usage)['completion_tokens']) ?? toldTokens;
      const started = start(usage);
      const { delta, finish_reason: finish } = fieldsOf(choices[0]);
      const { content, tool_calls: toolCalls } = fieldsOf(delta);
      const events = [started, write(textOf(content) ?? ''), ...itemsOf(toolCalls).map((call) => write(readToolCall(call)))].flat();
      if (typeof finish !== 'string') return events;
      reason = readReason(finish, address);
      return [...events, ...write(closeCall())];
    },
    end: () => {
      if (reason === undefined) throw new ServerFailureError({ kind: 'cut-off', reason: `The answer of ${address} ended in the middle.` });
      return [{ type: 'generation-end', reason, outputTokens: toldTokens ?? outputTokens }];
    },
  };
}

function readReason(finish: string, address: string): GenerationEndReason {
  if (finish === 'content_filter')
    throw new SessionError({
      code: 'server-refused',
      message: `A content filter of ${address} stopped the answer. Say it in other words.`,
    });
  return finish === 'length' ? 'max-tokens' : 'end-of-generation';
}

const malformed = (address: string): ServerFailureError =>
  new ServerFailureError({ kind: 'malformed', reason: `A part of the answer of ${address} is none of a chat completion.` });

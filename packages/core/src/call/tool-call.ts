import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** Names a call within one run: `1`, `2` in the order written; `2.1` is nested in call 2. */
export type CallId = string;

/**
 * The value of an argument before it is resolved. References are data: they are never spliced into text.
 *
 * - `literal`: a canonical value.
 * - `verbatim`: words of the request, for a normaliser to turn into a value; `isNegated` for "-" before them.
 * - `reference`: the output of an earlier call.
 * - `list`: several values.
 * - `missing`: the value is needed and was not said.
 */
export type CallArgument =
  | { readonly type: 'literal'; readonly value: JsonValue }
  | { readonly type: 'verbatim'; readonly text: string; readonly isNegated: boolean }
  | { readonly type: 'reference'; readonly callId: CallId }
  | { readonly type: 'list'; readonly items: readonly CallArgument[] }
  | { readonly type: 'missing' };

/** A tool to be called with arguments by parameter name; an omitted optional argument is absent. */
export interface ToolCall {
  readonly id: CallId;
  readonly toolId: ToolId;
  readonly arguments: Readonly<Record<string, CallArgument>>;
  /** Calls that must have succeeded before, although no argument needs their outcome; no written form has it. @defaultValue none */
  readonly after?: readonly CallId[] | undefined;
  /** Product of the probabilities of the tokens that wrote it, or undefined where it was not written by a model that tells. */
  readonly confidence?: number | undefined;
}

/** The calls a call needs to have succeeded, each once: those its arguments refer to in the order they appear, then those it comes after. */
export function dependenciesOf({ arguments: callArguments, after = [] }: Pick<ToolCall, 'arguments' | 'after'>): readonly CallId[] {
  const references = (argument: CallArgument): readonly CallId[] => {
    if (argument.type === 'reference') return [argument.callId];
    return argument.type === 'list' ? argument.items.flatMap(references) : [];
  };
  return [...new Set([...Object.values(callArguments).flatMap(references), ...after])];
}

/** A literal argument. */
export const literal = (value: JsonValue): CallArgument => ({ type: 'literal', value });

/** Words of the request as an argument. */
export const verbatim = (text: string, { isNegated = false }: { readonly isNegated?: boolean } = {}): CallArgument => ({
  type: 'verbatim',
  text,
  isNegated,
});

/** The output of an earlier call as an argument. */
export const reference = (callId: CallId): CallArgument => ({ type: 'reference', callId });

import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** A call as written on a surface: positional arguments, nested calls in place. */
export interface WrittenCall {
  readonly toolId: ToolId;
  /** Positional; `omitted` stands for an optional argument before one that is given. Trailing ones are absent. */
  readonly arguments: readonly WrittenArgument[];
}

/** An argument as written on a surface. */
export type WrittenArgument =
  | { readonly type: 'literal'; readonly value: JsonValue }
  | { readonly type: 'verbatim'; readonly text: string; readonly isNegated: boolean }
  /** `$n`: the output of the n-th call of the request, counted from 1, nested calls not counted. */
  | { readonly type: 'reference'; readonly index: number }
  | { readonly type: 'list'; readonly items: readonly WrittenArgument[] }
  | { readonly type: 'nested'; readonly call: WrittenCall }
  | { readonly type: 'missing' }
  | { readonly type: 'omitted' };

import { headExcerpt, type CallIssue } from './call-issue.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';
import type { RequestText } from './request-text.ts';
import type { CallArgument, CallId, ToolCall } from './tool-call.ts';
import type { ToolLookup } from './tool-lookup.ts';

/** What a written call is placed by. */
export interface PlaceWrittenCallOptions {
  /** The call's number among the top-level calls of its request, from 1. */
  readonly callNumber: number;
  readonly lookup: ToolLookup;
  /** Whether a top-level call of that number was placed before. */
  readonly hasCall: (callNumber: number) => boolean;
  /** Gives verbatim arguments their original characters back. */
  readonly request?: RequestText | undefined;
  readonly confidenceOf?: ((call: WrittenCall) => number | undefined) | undefined;
}

/** A call together with how it was written. */
export interface PlacedCall {
  readonly call: ToolCall;
  readonly written: WrittenCall;
}

/** A written call as calls: each after those it needs, the top-level call last; none where its tool is unknown. */
export interface PlaceWrittenCallResult {
  readonly placed: readonly PlacedCall[];
  readonly issues: readonly CallIssue[];
}

/**
 * Puts written arguments under parameter names, and nested calls beside their parents.
 *
 * - Call 2 gets the id `2`; calls nested in it get `2.1`, `2.2` in the order they close, and references take their places.
 * - Omitted arguments are absent. What cannot be placed is an issue: superfluous arguments are dropped, with the calls in them;
 *   an unknown reference or nested tool is `missing`.
 */
export function placeWrittenCall(
  written: WrittenCall,
  { callNumber, lookup, hasCall, request, confidenceOf = () => undefined }: PlaceWrittenCallOptions,
): PlaceWrittenCallResult {
  const placed: PlacedCall[] = [];
  const issues: CallIssue[] = [];

  const placeCall = (call: WrittenCall, nextId: () => CallId): CallId | undefined => {
    const definition = lookup(call.toolId);
    if (!definition) {
      issues.push({
        code: 'tool-unknown',
        message: `No pack has the tool ${call.toolId}; the call was dropped.`,
        excerpt: headExcerpt(call.toolId),
      });
      return undefined;
    }
    const { parameters } = definition;
    if (call.arguments.length > parameters.length)
      issues.push({
        code: 'argument-extra',
        message: `${call.toolId} takes ${parameters.length} arguments and was given ${call.arguments.length}; the last were dropped.`,
        excerpt: headExcerpt(call.toolId),
      });
    const placedArguments = parameters.flatMap(({ name }, index) => {
      const argument = call.arguments[index];
      return argument === undefined || argument.type === 'omitted' ? [] : [[name, placeArgument(argument)] as const];
    });
    const id = nextId();
    placed.push({
      call: { id, toolId: call.toolId, arguments: Object.fromEntries(placedArguments), confidence: confidenceOf(call) },
      written: call,
    });
    return id;
  };

  const placeArgument = (argument: Exclude<WrittenArgument, { readonly type: 'omitted' }>): CallArgument => {
    switch (argument.type) {
      case 'literal':
      case 'missing':
        return argument;
      case 'verbatim':
        return { ...argument, text: restore(argument.text) };
      case 'reference':
        if (hasCall(argument.index)) return { type: 'reference', callId: String(argument.index) };
        issues.push({
          code: 'reference-unknown',
          message: 'There is no such earlier call; the argument counts as missing.',
          excerpt: `$${argument.index}`,
        });
        return { type: 'missing' };
      case 'list':
        return {
          type: 'list',
          items: argument.items.map((item) => (item.type === 'omitted' ? { type: 'literal', value: null } : placeArgument(item))),
        };
      case 'nested': {
        const callId = placeCall(argument.call, () => `${callNumber}.${placed.length + 1}`);
        return callId === undefined ? { type: 'missing' } : { type: 'reference', callId };
      }
    }
  };

  const restore = (span: string): string => {
    const original = request ? request.restore(span) : span;
    if (original === undefined)
      issues.push({
        code: 'span-not-in-request',
        message: 'The request does not hold these words; they were kept as written.',
        excerpt: headExcerpt(span),
      });
    return original ?? span;
  };

  placeCall(written, () => String(callNumber));
  return { placed, issues };
}

import type { CallArgument, CallId, ToolCall } from './tool-call.ts';

/** Which calls a surface writes one after another, and which inside another call. */
export interface NestedCalls {
  readonly topLevel: readonly ToolCall[];
  /** The call to write in place of a reference to it. */
  nestedCall(id: CallId): ToolCall | undefined;
  /** The place of a top-level call, from 1. */
  positionOf(id: CallId): number | undefined;
}

/**
 * Undoes the flattening of nested calls.
 *
 * - A call such as `2.1` is nested where exactly one reference, in a later call of the same request call, asks for it.
 * - All other calls are top-level, so that none is lost.
 */
export function nestCalls(calls: readonly ToolCall[]): NestedCalls {
  const references = new Map<CallId, number[]>();
  calls.forEach((call, index) => {
    for (const id of Object.values(call.arguments).flatMap(referencesOf)) {
      const known = references.get(id);
      if (known) known.push(index);
      else references.set(id, [index]);
    }
  });
  const isNested = ({ id }: ToolCall, index: number): boolean => {
    const [parent, ...others] = references.get(id) ?? [];
    return id.includes('.') && parent !== undefined && others.length === 0 && parent > index && rootOf(calls[parent]?.id) === rootOf(id);
  };
  const topLevel = calls.filter((call, index) => !isNested(call, index));
  const nested = new Map(calls.filter(isNested).map((call) => [call.id, call]));
  const positions = new Map(topLevel.map(({ id }, index) => [id, index + 1]));
  return { topLevel, nestedCall: (id) => nested.get(id), positionOf: (id) => positions.get(id) };
}

/** Every reference, repeated ones too. */
function referencesOf(argument: CallArgument): readonly CallId[] {
  if (argument.type === 'reference') return [argument.callId];
  return argument.type === 'list' ? argument.items.flatMap(referencesOf) : [];
}

function rootOf(id: CallId | undefined): CallId | undefined {
  return id?.split('.')[0];
}

import { literal, type CallArgument, type CallId, type ToolCall } from '../call/tool-call.ts';
import type { JsonValue } from '../internal/json.ts';

/** Puts values in the place of references to the calls that gave them; the call no longer waits for those. */
export function settleReferences(call: ToolCall, values: ReadonlyMap<CallId, JsonValue>): ToolCall {
  const settle = (argument: CallArgument): CallArgument => {
    if (argument.type === 'list') return { ...argument, items: argument.items.map(settle) };
    const value = argument.type === 'reference' ? values.get(argument.callId) : undefined;
    return value === undefined ? argument : literal(value);
  };
  return {
    ...call,
    arguments: Object.fromEntries(Object.entries(call.arguments).map(([name, argument]) => [name, settle(argument)])),
    ...(call.after && { after: call.after.filter((id) => !values.has(id)) }),
  };
}

import type { JsonValue } from '../internal/json.ts';
import { nestCalls } from './nest-calls.ts';
import type { CallArgument, ToolCall } from './tool-call.ts';

/**
 * Writes calls as JSON: `[{"tool":"vehicle.operate_sunroof","arguments":{"position":50}}]`.
 *
 * - `{"$ref":"1"}`: the output of the first call; `{"$call":{"tool":...}}`: a nested call.
 * - `{"$verbatim":"seventy two"}`: words of the request, with `"negated":true` for "-" before them.
 * - `{"$missing":true}`: needed and not said.
 * - Values stand for themselves; confidences are left out.
 */
export function printJsonCalls(calls: readonly ToolCall[]): string {
  const { topLevel, nestedCall, positionOf } = nestCalls(calls);

  const printCall = ({ toolId, arguments: named }: ToolCall): JsonValue => ({
    tool: toolId,
    arguments: Object.fromEntries(Object.entries(named).map(([name, argument]) => [name, printArgument(argument)])),
  });
  const printArgument = (argument: CallArgument): JsonValue => {
    switch (argument.type) {
      case 'literal':
        return argument.value;
      case 'verbatim':
        return argument.isNegated ? { $verbatim: argument.text, negated: true } : { $verbatim: argument.text };
      case 'missing':
        return { $missing: true };
      case 'list':
        return argument.items.map(printArgument);
      case 'reference': {
        const call = nestedCall(argument.callId);
        if (call) return { $call: printCall(call) };
        const position = positionOf(argument.callId);
        return position === undefined ? { $missing: true } : { $ref: String(position) };
      }
    }
  };

  return JSON.stringify(topLevel.map(printCall));
}

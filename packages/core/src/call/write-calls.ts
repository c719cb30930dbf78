import { AgentError } from '../error/agent-error.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';
import { nestCalls } from './nest-calls.ts';
import type { CallArgument, ToolCall } from './tool-call.ts';
import type { ToolLookup } from './tool-lookup.ts';

/**
 * Calls as they are written, the reverse of `placeWrittenCall`.
 *
 * - Calls nested in others are written in place; references count top-level calls anew.
 * - A reference to a call that is not among `calls` is written as missing.
 *
 * @throws {AgentError} `tool-unknown` or `argument-unknown`, since without a declaration there is no order of arguments.
 */
export function writeCalls(calls: readonly ToolCall[], lookup: ToolLookup): readonly WrittenCall[] {
  const { topLevel, nestedCall, positionOf } = nestCalls(calls);

  const writeCall = ({ toolId, arguments: named }: ToolCall): WrittenCall => {
    const definition = lookup(toolId);
    if (!definition) throw new AgentError({ code: 'tool-unknown', message: `No pack has the tool ${toolId}. Add its pack to the lookup.` });
    const names = definition.parameters.map(({ name }) => name);
    const unknown = Object.keys(named).find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new AgentError({
        code: 'argument-unknown',
        message: `${toolId} has no parameter "${unknown}". Name one of: ${names.join(', ')}.`,
      });
    const given = names.slice(0, names.findLastIndex((name) => Object.hasOwn(named, name)) + 1);
    return { toolId, arguments: given.map((name) => writeArgument(Object.hasOwn(named, name) ? named[name] : undefined)) };
  };

  const writeArgument = (argument: CallArgument | undefined): WrittenArgument => {
    switch (argument?.type) {
      case undefined:
        return { type: 'omitted' };
      case 'literal':
        return Array.isArray(argument.value)
          ? { type: 'list', items: argument.value.map((value) => ({ type: 'literal', value })) }
          : argument;
      case 'verbatim':
      case 'missing':
        return argument;
      case 'list':
        return { type: 'list', items: argument.items.map(writeArgument) };
      case 'reference': {
        const call = nestedCall(argument.callId);
        if (call) return { type: 'nested', call: writeCall(call) };
        const index = positionOf(argument.callId);
        return index === undefined ? { type: 'missing' } : { type: 'reference', index };
      }
    }
  };

  return topLevel.map(writeCall);
}

import { literal, reference, verbatim, type CallArgument, type CallId, type JsonValue, type ToolCall, type ToolId } from '@octoweave/core';
import type { PlannedArgument, ScenarioCall } from './scenario.ts';

/** How a planned call is placed among others. */
export interface ReadPlannedCallOptions {
  readonly id: CallId;
  /** The id of the call of that number; undefined where it is not known. */
  readonly idOf: (number: number) => CallId | undefined;
}

/** A call as planners write it. */
export function readPlannedCall({ tool, args }: ScenarioCall, { id, idOf }: ReadPlannedCallOptions): ToolCall {
  const read = (argument: PlannedArgument): CallArgument => {
    if (typeof argument === 'string') {
      const referred = /^\$\d+$/u.test(argument) ? idOf(Number(argument.slice(1))) : undefined;
      return referred === undefined ? literal(argument) : reference(referred);
    }
    if (isList(argument)) return argument.some(isNoLiteral) ? { type: 'list', items: argument.map(read) } : literal(argument);
    if (typeof argument !== 'object' || argument === null) return literal(argument);
    if (isRecord(argument) && typeof argument['said'] === 'string') return verbatim(argument['said']);
    if (isRecord(argument) && argument['missing'] === true) return { type: 'missing' };
    throw new TypeError(`${tool} is planned with an argument that is none: ${JSON.stringify(argument)}`);
  };
  return {
    id,
    toolId: tool as ToolId,
    arguments: Object.fromEntries(Object.entries(args).map(([name, argument]) => [name, read(argument)])),
  };
}

const isList = (argument: PlannedArgument): argument is readonly JsonValue[] => Array.isArray(argument);

const isRecord = (argument: PlannedArgument): argument is Readonly<Record<string, JsonValue>> =>
  typeof argument === 'object' && argument !== null && !Array.isArray(argument);

const isNoLiteral = (argument: PlannedArgument): boolean =>
  typeof argument === 'string' ? /^\$\d+$/u.test(argument) : typeof argument === 'object' && argument !== null;

import { dependenciesOf, type CallId, type ToolCall } from '../call/tool-call.ts';
import { CallGraphError } from './call-graph-error.ts';

/** Calls and what they wait for, in the order they were planned. Append-only, so acyclic by construction. */
export interface CallGraph {
  readonly calls: ReadonlyMap<CallId, ToolCall>;
}

/** A graph without calls. */
export const emptyCallGraph: CallGraph = Object.freeze({ calls: new Map<CallId, ToolCall>() });

/**
 * The graph with one more call. Costs a copy of the map: for a stream of calls use `checkAppendable` on a map of your own.
 *
 * @throws {CallGraphError} where the id is taken or a dependency was not planned before.
 */
export function appendCall(graph: CallGraph, call: ToolCall): CallGraph {
  checkAppendable(graph.calls, call);
  return Object.freeze({ calls: new Map(graph.calls).set(call.id, call) });
}

/**
 * Checks that a call may follow the calls already planned.
 *
 * @throws {CallGraphError} where the id is taken or a dependency was not planned before.
 */
export function checkAppendable(planned: { has(id: CallId): boolean }, call: ToolCall): void {
  if (planned.has(call.id)) throw new CallGraphError({ code: 'call-duplicate', callId: call.id });
  const dependencyId = dependenciesOf(call).find((id) => !planned.has(id));
  if (dependencyId !== undefined) throw new CallGraphError({ code: 'call-dependency-unknown', callId: call.id, dependencyId });
}

/** A graph of the calls in this order. @throws {CallGraphError} as `appendCall` */
export function callGraphOf(calls: readonly ToolCall[]): CallGraph {
  const planned = new Map<CallId, ToolCall>();
  for (const call of calls) {
    checkAppendable(planned, call);
    planned.set(call.id, call);
  }
  return Object.freeze({ calls: planned });
}

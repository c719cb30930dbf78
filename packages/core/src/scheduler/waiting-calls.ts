import { dependenciesOf, type CallId, type ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { checkAppendable } from '../graph/call-graph.ts';

/** Calls that wait for others, and the outcomes so far. Every step costs what it touches, so that long plans stay linear. */
export interface WaitingCalls {
  readonly outcomes: ReadonlyMap<CallId, ToolOutcome>;
  /** How many calls have entered and not ended. */
  readonly unsettled: number;
  /**
   * Enters a call.
   *
   * @returns whether it waits for nothing
   * @throws {CallGraphError} where it contradicts the calls before it.
   */
  add(call: ToolCall): boolean;
  /** Notes how a call ended. @returns the calls that now wait for nothing, in the order they were planned */
  settle(id: CallId, outcome: ToolOutcome): readonly ToolCall[];
}

export interface WaitingCallsOptions {
  /** What of the device a call occupies; calls of one resource run in the order they were planned, one at a time. */
  readonly resourceOf: (call: ToolCall) => string | undefined;
}

interface Waiter {
  readonly call: ToolCall;
  pending: number;
}

/** Keeps count of what each call waits for: the calls whose outcomes it needs, and the call before it on its resource. */
export function createWaitingCalls({ resourceOf }: WaitingCallsOptions): WaitingCalls {
  const planned = new Set<CallId>();
  const outcomes = new Map<CallId, ToolOutcome>();
  const waiters = new Map<CallId, Waiter[]>();
  const lastOfResource = new Map<string, CallId>();
  return {
    outcomes,
    get unsettled() {
      return planned.size - outcomes.size;
    },
    add(call) {
      checkAppendable(planned, call);
      planned.add(call.id);
      const resource = resourceOf(call);
      const predecessor = resource === undefined ? undefined : lastOfResource.get(resource);
      if (resource !== undefined) lastOfResource.set(resource, call.id);
      const awaited = new Set(predecessor === undefined ? dependenciesOf(call) : [...dependenciesOf(call), predecessor]);
      const waiter: Waiter = { call, pending: 0 };
      for (const id of awaited) {
        if (outcomes.has(id)) continue;
        waiter.pending += 1;
        const others = waiters.get(id);
        if (others) others.push(waiter);
        else waiters.set(id, [waiter]);
      }
      return waiter.pending === 0;
    },
    settle(id, outcome) {
      outcomes.set(id, outcome);
      const released = waiters.get(id) ?? [];
      waiters.delete(id);
      return released.filter((waiter) => --waiter.pending === 0).map(({ call }) => call);
    },
  };
}

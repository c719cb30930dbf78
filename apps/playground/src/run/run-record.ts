import type { AgentEvent, CallId, ResolvedCall, ToolCall, ToolOutcome } from '@octoweave/core';

/** How far a call is: `asking` waits for consent; once it has ended, how. */
export type CallPhase = 'planned' | 'asking' | 'running' | ToolOutcome['status'];

/** What is known of one call of a run. */
export interface CallRecord {
  readonly call: ToolCall;
  readonly phase: CallPhase;
  readonly resolved: ResolvedCall | undefined;
  readonly outcome: ToolOutcome | undefined;
  /** Milliseconds since the run began; undefined where it never did. */
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
}

/** A run as it was heard so far. Never changed in place. */
export interface RunRecord {
  readonly query: string;
  /** In the order planned. */
  readonly calls: readonly CallRecord[];
  readonly events: readonly AgentEvent[];
  /** Undefined while it goes on. */
  readonly end: Extract<AgentEvent, { type: 'run-end' }> | undefined;
}

/** A run of which nothing was heard yet. */
export const emptyRun = (query: string): RunRecord => ({ query, calls: [], events: [], end: undefined });

/** The record with one more event. */
export function noteEvent(record: RunRecord, event: AgentEvent): RunRecord {
  const noted = { ...record, events: [...record.events, event] };
  switch (event.type) {
    case 'call-planned':
      return { ...noted, calls: planned(record.calls, event.call) };
    case 'approval-request':
      return { ...noted, calls: changed(record.calls, event.call.id, { phase: 'asking', resolved: event.request.call }) };
    case 'approval-end':
      return { ...noted, calls: changed(record.calls, event.call.id, { phase: 'planned' }) };
    case 'call-start':
      return {
        ...noted,
        calls: changed(record.calls, event.call.id, { phase: 'running', resolved: event.resolved, startedMs: event.atMs }),
      };
    case 'call-end': {
      const { outcome, resolved, atMs } = event;
      return {
        ...noted,
        calls: changed(record.calls, event.call.id, { phase: outcome.status, outcome, endedMs: atMs, ...(resolved && { resolved }) }),
      };
    }
    case 'run-end':
      return { ...noted, end: event };
    default:
      return noted;
  }
}

/** The record of a run that goes on with answers: what ended otherwise stays as it ended. Times go on from where it stopped. */
export const continueRun = (record: RunRecord): RunRecord => ({ ...record, end: undefined });

/** The same event, so many milliseconds later. */
export const delayed = (event: AgentEvent, byMs: number): AgentEvent => ({ ...event, atMs: event.atMs + byMs });

/** A call that is run again with an answer takes its earlier place. */
function planned(calls: readonly CallRecord[], call: ToolCall): readonly CallRecord[] {
  const record: CallRecord = { call, phase: 'planned', resolved: undefined, outcome: undefined, startedMs: undefined, endedMs: undefined };
  return calls.some((other) => other.call.id === call.id)
    ? calls.map((other) => (other.call.id === call.id ? record : other))
    : [...calls, record];
}

const changed = (calls: readonly CallRecord[], id: CallId, change: Partial<CallRecord>): readonly CallRecord[] =>
  calls.map((record) => (record.call.id === id ? { ...record, ...change } : record));

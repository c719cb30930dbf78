import type { EndedCall } from '../call/continue-calls.ts';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { CallId, ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { CallEvent } from '../scheduler/call-event.ts';

/** A call that has ended, with the values it had. */
export interface FinishedCall extends EndedCall {
  readonly resolved: ResolvedCall | undefined;
}

/** Calls that were planned, and what came of them. */
export interface RunCalls {
  note(event: CallEvent): void;
  /** Those that have ended, in the order they were planned; of a call that was planned again, the last end. */
  ended(): readonly FinishedCall[];
  /** A number that no call of the run has. */
  takeNumber(): number;
}

interface KnownCall {
  readonly call: ToolCall;
  readonly resolved: ResolvedCall | undefined;
  readonly outcome: ToolOutcome | undefined;
}

/** No calls yet. */
export function createRunCalls(): RunCalls {
  const known = new Map<CallId, KnownCall>();
  let lastNumber = 0;
  return {
    note: (event) => {
      const { call } = event;
      if (event.type === 'call-planned') {
        lastNumber = Math.max(lastNumber, Number.parseInt(call.id, 10) || 0);
        known.set(call.id, { call, resolved: undefined, outcome: undefined });
      }
      if (event.type === 'call-end') known.set(call.id, { call, resolved: event.resolved, outcome: event.outcome });
    },
    ended: () => [...known.values()].flatMap(({ outcome, ...call }) => (outcome ? [{ ...call, outcome }] : [])),
    takeNumber: () => {
      lastNumber += 1;
      return lastNumber;
    },
  };
}

/** Whether a call did what was asked of it; in a dry run, whether it would be tried. */
export const isDone = (outcome: ToolOutcome): boolean =>
  outcome.status === 'succeeded' || (outcome.status === 'skipped' && outcome.reason.type === 'dry-run');

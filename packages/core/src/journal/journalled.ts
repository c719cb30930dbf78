import { catchError, concatMap, defer, map, of, switchMap, take, tap, type Observable } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { CallId } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { thrownMessage } from '../internal/thrown-message.ts';
import { digestCall } from '../scheduler/approval.ts';
import type { CallEvent } from '../scheduler/call-event.ts';
import type { ScheduleCallsOptions } from '../scheduler/schedule-calls.ts';
import type { ToolEffect } from '../tool/tool.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { JournalApproval, JournalEntry, JournalOutcome } from './journal-entry.ts';
import type { RunJournal } from './run-journal.ts';

/** The part of scheduling a journal has to see: consent, and the tool itself. */
export type JournalledScheduling = Pick<ScheduleCallsOptions, 'permit' | 'invoke'>;

/** What a run is recorded with. */
export interface JournalledOptions {
  readonly journal: RunJournal;
  readonly effectOf: (id: ToolId) => ToolEffect;
}

type CallEnded = Extract<JournalEntry, { type: 'call-ended' }>;

/**
 * Runs tools on the record.
 *
 * - `call-started` is durable before the tool runs; where it cannot be, the tool is not run and the call has failed with `journal-unavailable`.
 * - `call-ended` is durable before the outcome is out; where it cannot be, the outcome stands and the journal's `warnings` tell.
 * - A call that is stopped while its tool runs gets no `call-ended`: whether it took effect is not known.
 */
export function journalled({ permit, invoke }: JournalledScheduling, { journal, effectOf }: JournalledOptions): JournalledScheduling {
  const approvals = new Map<CallId, JournalApproval>();
  const noteApproval = (event: CallEvent): void => {
    if (event.type !== 'approval-end' || event.decision.type === 'deny') return;
    const { decision } = event;
    approvals.set(event.call.id, decision.type === 'edit' ? { decision: 'edit', by: 'person' } : { decision: 'approve', by: decision.by });
  };

  const begin = (resolved: ResolvedCall): Promise<void> =>
    journal.append({
      type: 'call-started',
      callId: resolved.id,
      toolId: resolved.toolId,
      arguments: resolved.arguments,
      ...(resolved.shown && { shown: resolved.shown }),
      digest: digestCall(resolved),
      effect: effectOf(resolved.toolId),
      approval: approvals.get(resolved.id),
    });
  const end = async (callId: CallId, outcome: ToolOutcome): Promise<ToolOutcome> => {
    const recorded = recordedOutcome(outcome);
    if (recorded) await journal.append({ type: 'call-ended', callId, ...recorded }).catch(() => undefined);
    return outcome;
  };

  return {
    permit: (call, answerable) => permit(call, answerable)?.pipe(tap((step) => step.type === 'event' && noteApproval(step.event))),
    invoke: (resolved) =>
      defer(() => begin(resolved)).pipe(
        map(() => undefined),
        catchError((error: unknown) => of(unrecorded(error))),
        switchMap((refusal): Observable<ToolOutcome> => {
          if (refusal) return of(refusal);
          // One outcome, and the tool torn down, before it counts as ended.
          return invoke(resolved).pipe(
            take(1),
            concatMap((outcome) => end(resolved.id, outcome)),
          );
        }),
      ),
  };
}

/** Undefined for outcomes that no tool has: it ran or it would not be here. */
function recordedOutcome(outcome: ToolOutcome): Pick<CallEnded, 'outcome' | 'changes'> | undefined {
  switch (outcome.status) {
    case 'succeeded':
      return { outcome: { status: 'succeeded' }, changes: outcome.changes };
    case 'failed': {
      const failed: JournalOutcome = { status: 'failed', code: outcome.code, message: outcome.message };
      return { outcome: failed, changes: outcome.changes };
    }
    case 'needs-input':
      return { outcome: { status: 'needs-input', questions: outcome.missing.map(({ question }) => question) }, changes: [] };
    case 'skipped':
    case 'denied':
      return undefined;
  }
}

const unrecorded = (error: unknown): ToolOutcome => ({
  status: 'failed',
  code: 'journal-unavailable',
  message: `It was not run, because it could not be recorded: ${thrownMessage(error)}.`,
  advice: 'Nothing was sent to the device. Make the journal writable, or run without one.',
  changes: [],
});

import { concat, concatMap, EMPTY, of, type Observable } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { AnswerableCall, CallResolution } from '../graph/resolve-arguments.ts';
import { assertNever } from '../internal/assert-never.ts';
import { fromAbortable } from '../internal/from-abortable.ts';
import { thrownMessage } from '../internal/thrown-message.ts';
import type { AnyToolDefinition, ToolId } from '../tool/tool-pack.ts';
import { createApprovalRequest, digestCall, type ApprovalDecision, type ApprovalRequest, type Approve } from './approval.ts';
import type { CallPreparation } from './prepare-call.ts';
import type { CallPermission, PermissionStep, ScheduleCallsOptions } from './schedule-calls.ts';

/** Values an approver typed, checked: what the call may run with, what they lack, or why they may not be sent. */
export type EditedCall = CallResolution | Extract<ToolOutcome, { status: 'denied' }>;

/** How consent is sought. */
export interface CreatePermitOptions {
  readonly definitionOf: (id: ToolId) => AnyToolDefinition;
  /** Lets the tool look at its device for what a call comes to; undefined where it has nothing to look for. Changes nothing. */
  readonly prepare: (call: AnswerableCall) => Observable<CallPreparation> | undefined;
  readonly approve: Approve;
  /** Whether every call ends before it would run, without anybody being asked. */
  readonly isDryRun: boolean;
  /** Checks the values an approver put in place of the call's own. Pure and synchronous. */
  readonly checkEdited: (resolved: ResolvedCall, values: ResolvedCall['arguments']) => EditedCall;
}

/**
 * Decides for each call whether it may run.
 *
 * - A call is prepared before anybody is asked, and one that ends there is not asked about.
 * - A tool that needs no consent for these values is not asked about.
 * - An approval counts for the values that would be sent and what was shown of them, and for no others.
 * - An edited call is prepared anew. It runs without a second question, since who approves it typed it, unless its values or what is shown
 *   became others than they have seen.
 * - Not being able to ask is a denial, as an event and as an outcome.
 */
export function createPermit(options: CreatePermitOptions): ScheduleCallsOptions['permit'] {
  const { definitionOf, prepare, approve, isDryRun, checkEdited } = options;

  /** Words that nobody looks up have no permission. */
  const preparationOf = (answerable: AnswerableCall): Observable<CallPreparation> =>
    prepare(answerable) ?? (answerable.status === 'resolved' ? of({ status: 'prepared', resolved: answerable.resolved }) : EMPTY);

  /** `typed`: the call with the values that whoever was asked typed, and what they were shown before. */
  const seek = (call: ToolCall, preparation: CallPreparation, typed?: ResolvedCall): Observable<PermissionStep> => {
    if (preparation.status === 'ended') return end(preparation.resolved, preparation.outcome);
    const { resolved } = preparation;
    if (isDryRun) return end(resolved, { status: 'skipped', reason: { type: 'dry-run' } });
    const request = createApprovalRequest(resolved, definitionOf(resolved.toolId));
    if (!request || (typed && isAsTyped(resolved, typed))) return of(permissionStep({ type: 'run', resolved }));
    const answer = ask(request, approve).pipe(
      concatMap((decision) =>
        concat(of<PermissionStep>({ type: 'event', event: { type: 'approval-end', call, decision } }), follow(call, resolved, decision)),
      ),
    );
    return concat(of<PermissionStep>({ type: 'event', event: { type: 'approval-request', call, request } }), answer);
  };

  const follow = (call: ToolCall, resolved: ResolvedCall, decision: ApprovalDecision): Observable<PermissionStep> => {
    switch (decision.type) {
      case 'approve':
        // Of the values as they are now: an approver holds the same object and might have changed it.
        return decision.digest === digestCall(resolved)
          ? of(permissionStep({ type: 'run', resolved }))
          : end(resolved, { status: 'denied', message: 'The approval was for other values.' });
      case 'deny':
        return end(resolved, { status: 'denied', message: decision.message });
      case 'edit': {
        const edited = checkEdited(resolved, decision.arguments);
        if (edited.status === 'denied' || edited.status === 'needs-input') return end(resolved, edited);
        const { arguments: values } = edited.status === 'resolved' ? edited.resolved : edited.said;
        return preparationOf(edited).pipe(concatMap((preparation) => seek(call, preparation, { ...resolved, arguments: values })));
      }
      default:
        return assertNever(decision);
    }
  };

  return (call, answerable) => {
    const preparation = prepare(answerable);
    if (preparation || answerable.status === 'needs-look-up') return (preparation ?? EMPTY).pipe(concatMap((found) => seek(call, found)));
    const { resolved } = answerable;
    const needsNobody = !isDryRun && !createApprovalRequest(resolved, definitionOf(resolved.toolId));
    return needsNobody ? undefined : seek(call, { status: 'prepared', resolved });
  };
}

/** Whether nothing is to be seen of a call that its approver has not typed or been shown. */
function isAsTyped(resolved: ResolvedCall, { shown, ...typed }: ResolvedCall): boolean {
  return digestCall(resolved) === digestCall(resolved.shown ? { ...typed, shown } : typed);
}

function ask(request: ApprovalRequest, approve: Approve): Observable<ApprovalDecision> {
  return fromAbortable(async (signal): Promise<ApprovalDecision> => {
    try {
      return await approve(request, { signal });
    } catch (error) {
      return { type: 'deny', message: thrownMessage(error) };
    }
  });
}

const end = (resolved: ResolvedCall | undefined, outcome: ToolOutcome): Observable<PermissionStep> =>
  of(permissionStep({ type: 'end', resolved, outcome }));

const permissionStep = (permission: CallPermission): PermissionStep => ({ type: 'permission', permission });

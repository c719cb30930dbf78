import { concat, concatMap, of, type Observable } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { CallResolution } from '../graph/resolve-arguments.ts';
import { assertNever } from '../internal/assert-never.ts';
import { fromAbortable } from '../internal/from-abortable.ts';
import { thrownMessage } from '../internal/thrown-message.ts';
import type { AnyToolDefinition, ToolId } from '../tool/tool-pack.ts';
import { createApprovalRequest, digestCall, type ApprovalDecision, type ApprovalRequest, type Approve } from './approval.ts';
import type { CallPermission, PermissionStep, ScheduleCallsOptions } from './schedule-calls.ts';

/** Values an approver typed, checked: what the call may run with, what they lack, or why they may not be sent. */
export type EditedCall = CallResolution | Extract<ToolOutcome, { status: 'denied' }>;

/** How consent is sought. */
export interface CreatePermitOptions {
  readonly definitionOf: (id: ToolId) => AnyToolDefinition;
  readonly approve: Approve;
  /** Whether every call ends before it would run, without anybody being asked. */
  readonly isDryRun: boolean;
  /** Checks the values an approver put in place of the call's own. Pure and synchronous. */
  readonly checkEdited: (resolved: ResolvedCall, values: ResolvedCall['arguments']) => EditedCall;
}

/**
 * Decides for each call whether it may run.
 *
 * - A tool that needs no consent for these values is not asked about.
 * - An approval counts for the values that would be sent, and for no others.
 * - An edited call runs without a second question: who approves it typed it.
 * - Not being able to ask is a denial, as an event and as an outcome.
 */
export function createPermit({ definitionOf, approve, isDryRun, checkEdited }: CreatePermitOptions): ScheduleCallsOptions['permit'] {
  return (call, resolved) => {
    if (isDryRun) return of(permissionStep({ type: 'end', outcome: { status: 'skipped', reason: { type: 'dry-run' } } }));
    const request = createApprovalRequest(resolved, definitionOf(resolved.toolId));
    if (!request) return undefined;
    const answer = ask(request, approve).pipe(
      concatMap((decision) => [
        { type: 'event', event: { type: 'approval-end', call, decision } } as const,
        permissionStep(permissionOf(decision, resolved, checkEdited)),
      ]),
    );
    return concat(of<PermissionStep>({ type: 'event', event: { type: 'approval-request', call, request } }), answer);
  };
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

function permissionOf(decision: ApprovalDecision, resolved: ResolvedCall, checkEdited: CreatePermitOptions['checkEdited']): CallPermission {
  switch (decision.type) {
    case 'approve':
      // Of the values as they are now: an approver holds the same object and might have changed it.
      return decision.digest === digestCall(resolved)
        ? { type: 'run', resolved }
        : { type: 'end', outcome: { status: 'denied', message: 'The approval was for other values.' } };
    case 'deny':
      return { type: 'end', outcome: { status: 'denied', message: decision.message } };
    case 'edit': {
      const edited = checkEdited(resolved, decision.arguments);
      return edited.status === 'resolved' ? { type: 'run', resolved: edited.resolved } : { type: 'end', outcome: edited };
    }
    default:
      return assertNever(decision);
  }
}

const permissionStep = (permission: CallPermission): PermissionStep => ({ type: 'permission', permission });

import type { ApprovalDecision, Approve } from '../scheduler/approval.ts';

/**
 * Asks whoever consents, but never twice for what they denied: a planner that is asked again may want it again.
 *
 * Stateful: one for each run.
 */
export function rememberDenials(approve: Approve): Approve {
  const denied = new Map<string, ApprovalDecision>();
  return async (request, options) => {
    const known = denied.get(request.digest);
    if (known) return known;
    const decision = await approve(request, options);
    if (decision.type === 'deny' && !options.signal.aborted) denied.set(request.digest, decision);
    return decision;
  };
}

import type { ApprovalDecision, ApprovalRequest, Approve } from '@octoweave/core';
import { signal, type ReadonlySignal } from '@preact/signals';

/** A question somebody has to decide. */
export interface PendingApproval {
  readonly request: ApprovalRequest;
  decide(decision: ApprovalDecision): void;
}

/** Where calls wait for a person. */
export interface ConsentDesk {
  readonly approve: Approve;
  /** In the order asked; the first is the one to be shown. */
  readonly pending: ReadonlySignal<readonly PendingApproval[]>;
}

/**
 * Asks one person, one question after the other.
 *
 * - A question whose run is stopped is taken back, as if it were denied.
 */
export function createConsentDesk(): ConsentDesk {
  const pending = signal<readonly PendingApproval[]>([]);
  return {
    pending,
    approve: (request, { signal: aborted }) =>
      new Promise((resolve) => {
        const decide = (decision: ApprovalDecision): void => {
          aborted.removeEventListener('abort', takeBack);
          pending.value = pending.value.filter((other) => other !== question);
          resolve(decision);
        };
        const takeBack = (): void => decide({ type: 'deny', message: 'It was stopped before anybody answered.' });
        const question: PendingApproval = { request, decide };
        if (aborted.aborted) return takeBack();
        aborted.addEventListener('abort', takeBack);
        pending.value = [...pending.value, question];
        return undefined;
      }),
  };
}

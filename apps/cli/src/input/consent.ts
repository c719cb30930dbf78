import type { Approve } from '@octoweave/core';

/** Who may consent to calls that need it. */
export interface CreateConsentOptions {
  /** `--yes`: consents to calls that only write. Sensitive calls are asked for all the same. */
  readonly consentsToWrites: boolean;
  /** Whether a person sits at the terminal. */
  readonly isInteractive: boolean;
}

/** Asks at the terminal; where nobody is there, denies. */
export function createConsent({ consentsToWrites, isInteractive }: CreateConsentOptions): Approve {
  return async ({ message, effect, digest }, { signal }) => {
    if (consentsToWrites && effect !== 'sensitive') return { type: 'approve', digest };
    if (!isInteractive) return { type: 'deny', message: `It needs consent ("${message}"), and nobody is at a terminal to give it.` };
    const { confirm, isCancel } = await import('@clack/prompts');
    const answer = await confirm({ message, initialValue: false, signal });
    return answer === true && !isCancel(answer) ? { type: 'approve', digest } : { type: 'deny', message: 'You did not approve it.' };
  };
}

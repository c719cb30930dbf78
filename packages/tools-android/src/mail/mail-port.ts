import type { PortOptions } from '../port-options.ts';

/** A mail as it is to be sent. */
export interface NewMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

/** `sent`: it has left the phone. `draft-opened`: it is on the screen, and a person presses send. */
export type MailDelivery = { readonly status: 'sent'; readonly id: string } | { readonly status: 'draft-opened' };

/** The mail of a phone. */
export interface MailPort {
  send(mail: NewMail, options?: PortOptions): Promise<MailDelivery>;
}

import type { PortOptions } from '../port-options.ts';

/** An email that came in. */
export interface EmailMessage {
  readonly id: string;
  readonly subject: string;
  /** As in the header: `Ann <ann@example.com>` or the bare address. */
  readonly sender: string;
  readonly text: string;
}

/** A draft to a first recipient. */
export interface NewEmail {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** Absolute paths. */
  readonly attachments: readonly string[];
}

/** A draft that answers an email. */
export type EmailReply = Pick<NewEmail, 'cc' | 'body' | 'attachments'> & { readonly messageId: string };

/** A draft that passes an email on. */
export type EmailForward = Omit<NewEmail, 'subject'> & { readonly messageId: string };

/** A draft as it stands in its window. */
export interface EmailDraft {
  readonly id: string;
  readonly subject: string;
}

/**
 * The part of the Mail app that tools need.
 *
 * - Nothing here sends: a draft stays open until a person sends or discards it.
 * - The body of a reply or forward goes before the quoted original, which is kept.
 */
export interface MailPort {
  /** The first message selected in the front window, or null. */
  selected(input: Readonly<Record<string, never>>, options?: PortOptions): Promise<EmailMessage | null>;
  draft(input: NewEmail, options?: PortOptions): Promise<EmailDraft>;
  draftReply(input: EmailReply, options?: PortOptions): Promise<EmailDraft>;
  draftForward(input: EmailForward, options?: PortOptions): Promise<EmailDraft>;
}

import type { PortOptions } from '../port-options.ts';

/** A text message. */
export interface NewMessage {
  /** Phone numbers. */
  readonly recipients: readonly string[];
  readonly text: string;
}

/** The part of the Messages app that tools need. */
export interface MessagesPort {
  /** Opens the message filled in; a person sends it. */
  draft(input: NewMessage, options?: PortOptions): Promise<{ readonly recipients: readonly string[] }>;
  /** Sends the message to each recipient. Cannot be taken back. */
  send(input: NewMessage, options?: PortOptions): Promise<{ readonly recipients: readonly string[] }>;
}

import type { PortOptions } from '../port-options.ts';

/** A text for a number. */
export interface NewMessage {
  readonly number: string;
  readonly text: string;
}

/** `sent`: it has left the phone. `draft-opened`: it is on the screen, and a person presses send. */
export type MessageDelivery = { readonly status: 'sent'; readonly id: string } | { readonly status: 'draft-opened' };

/** The text messages of a phone. */
export interface MessagesPort {
  send(message: NewMessage, options?: PortOptions): Promise<MessageDelivery>;
}

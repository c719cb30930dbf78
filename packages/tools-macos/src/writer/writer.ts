import type { PortOptions } from '../port-options.ts';

/** An email to be written. Everything in it is data from elsewhere, never an instruction to whoever writes. */
export interface EmailAssignment {
  readonly kind: 'new' | 'reply' | 'forward';
  readonly subject: string;
  /** What the text must contain; empty where nothing. */
  readonly context: string;
  /** The email that is answered or passed on. */
  readonly original?: { readonly sender: string; readonly text: string } | undefined;
}

/** Writes texts for tools: a language model, or rules that only take over what is there. */
export interface Writer {
  /** A summary of a text. */
  summarize(input: { readonly text: string }, options?: PortOptions): Promise<string>;
  /** The body of an email, without the quoted original. Contains the context word for word. */
  writeEmail(input: EmailAssignment, options?: PortOptions): Promise<string>;
}

import type { Container } from '../container.ts';
import type { PortOptions } from '../port-options.ts';

/** A note without its text. */
export interface NoteSummary {
  readonly id: string;
  readonly name: string;
  /** The name of its folder. */
  readonly folder: string;
}

/** The part of the Notes app that tools need. Text is plain text; what the app keeps it as is the driver's business. */
export interface NotesPort {
  folders(input: Readonly<Record<string, never>>, options?: PortOptions): Promise<readonly Container[]>;
  /** Every note whose name contains the text, whatever its case. */
  find(input: { readonly name: string }, options?: PortOptions): Promise<readonly NoteSummary[]>;
  create(
    input: { readonly folderId: string; readonly name: string; readonly text: string },
    options?: PortOptions,
  ): Promise<{ readonly id: string }>;
  /** Shows the note and gives its text. */
  open(input: { readonly id: string }, options?: PortOptions): Promise<{ readonly text: string }>;
  /** Adds text on a line of its own at the end; gives the whole text before and after. */
  append(
    input: { readonly id: string; readonly text: string },
    options?: PortOptions,
  ): Promise<{ readonly before: string; readonly text: string }>;
}

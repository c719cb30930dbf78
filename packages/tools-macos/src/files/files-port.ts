import type { PortOptions } from '../port-options.ts';

/** A file that was found. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
}

/** The part of the file system that tools need. */
export interface FilesPort {
  /** Every file whose name contains the text, whatever its case. */
  find(input: { readonly name: string }, options?: PortOptions): Promise<readonly FoundFile[]>;
  /** Opens the file in the app it belongs to. */
  open(input: { readonly path: string }, options?: PortOptions): Promise<{ readonly path: string }>;
  /** The text of a PDF; empty where it holds only pictures. */
  readPdf(input: { readonly path: string }, options?: PortOptions): Promise<{ readonly text: string }>;
}

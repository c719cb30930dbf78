import type { PortOptions } from '../port-options.ts';

/** A document as the phone indexes it. */
export interface PhoneDocument {
  readonly path: string;
  readonly title: string;
}

/** What to print. */
export interface PrintRequest {
  readonly path: string;
  readonly copies: number;
}

/** The documents of a phone. */
export interface DocumentsPort {
  list(options?: PortOptions): Promise<readonly PhoneDocument[]>;
  /** Resolves with the id of the accepted job. */
  print(request: PrintRequest, options?: PortOptions): Promise<string>;
}

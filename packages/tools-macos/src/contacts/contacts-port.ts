import type { PortOptions } from '../port-options.ts';

/** A phone number or an address with the word it is filed under, such as `mobile` or `work`. */
export interface ContactDetail {
  readonly label: string;
  readonly value: string;
}

/** A person in the Contacts app. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  /** Empty where there is none, as the organisation. */
  readonly nickname: string;
  readonly organization: string;
  readonly phones: readonly ContactDetail[];
  readonly emails: readonly ContactDetail[];
}

/** The part of the Contacts app that tools need. */
export interface ContactsPort {
  /** Everyone whose name or nickname contains the text, whatever its case. */
  find(input: { readonly name: string }, options?: PortOptions): Promise<readonly Contact[]>;
}

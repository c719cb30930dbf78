import type { PortOptions } from '../port-options.ts';

/** One number of one contact; a contact with two numbers is there twice. */
export interface ContactNumber {
  readonly contactId: string;
  readonly name: string;
  readonly number: string;
}

/** The address book of a phone. */
export interface ContactsPort {
  list(options?: PortOptions): Promise<readonly ContactNumber[]>;
  create(contact: { readonly name: string; readonly number: string }, options?: PortOptions): Promise<ContactNumber>;
}

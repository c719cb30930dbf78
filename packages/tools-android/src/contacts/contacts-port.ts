import type { PortOptions } from '../port-options.ts';

/** One number of one contact; a contact with two numbers is there twice. */
export interface ContactNumber {
  readonly contactId: string;
  readonly name: string;
  readonly number: string;
}

/** One email address of one contact; a contact with two addresses is there twice. */
export interface ContactAddress {
  readonly contactId: string;
  readonly name: string;
  readonly address: string;
}

/** The address book of a phone. It is handed out as a whole: what a person said never comes into a query. */
export interface ContactsPort {
  list(options?: PortOptions): Promise<readonly ContactNumber[]>;
  listAddresses(options?: PortOptions): Promise<readonly ContactAddress[]>;
  create(contact: { readonly name: string; readonly number: string }, options?: PortOptions): Promise<ContactNumber>;
}

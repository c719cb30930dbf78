import type { LookUp } from '@octoweave/core';
import type { PortOptions } from '../port-options.ts';
import { chooseContact, contactLabel } from './choose-contact.ts';
import type { ContactsPort } from './contacts-port.ts';

/** Finds the number that a name said for it means. */
export const lookUpNumber = (contacts: ContactsPort): LookUp =>
  lookUpIn(
    (options) => contacts.list(options),
    ({ number }) => number,
  );

/** Finds the email address that a name said for it means. */
export const lookUpAddress = (contacts: ContactsPort): LookUp =>
  lookUpIn(
    (options) => contacts.listAddresses(options),
    ({ address }) => address,
  );

const lookUpIn =
  <Contact extends { readonly name: string }>(
    read: (options: PortOptions) => Promise<readonly Contact[]>,
    detailOf: (contact: Contact) => string,
  ): LookUp =>
  async (said, { parameter, signal }) => {
    const contact = chooseContact(await read({ signal }), { said, parameter, detailOf });
    return { value: detailOf(contact), shown: contactLabel(contact.name, detailOf(contact)) };
  };

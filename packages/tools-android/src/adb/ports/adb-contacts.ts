import type { ContactNumber, ContactsPort } from '../../contacts/contacts-port.ts';
import { phoneFailure } from '../../phone-failure.ts';
import type { PortOptions } from '../../port-options.ts';
import {
  contactColumns,
  insertContactName,
  insertContactNumber,
  insertRawContact,
  listContactAddresses,
  listContacts,
  listRawContacts,
} from '../commands.ts';
import { parseContentRows } from '../parse-content-rows.ts';
import type { AdbPortContext } from './adb-port-context.ts';

/** The address book of a phone behind adb. It is read as a whole: no name ever comes into a query. */
export function adbContacts({ shell }: AdbPortContext): ContactsPort {
  const list = async (options: PortOptions = {}): Promise<readonly ContactNumber[]> =>
    parseContentRows(await shell.run(listContacts, options), contactColumns).map(
      ({ contact_id: contactId, data1, display_name: name }) => ({
        contactId,
        name,
        number: data1,
      }),
    );
  const rawIds = async (options: PortOptions): Promise<readonly string[]> =>
    parseContentRows(await shell.run(listRawContacts, options), ['_id']).map(({ _id: id }) => id);
  return {
    list,
    listAddresses: async (options = {}) =>
      parseContentRows(await shell.run(listContactAddresses, options), contactColumns).map(
        ({ contact_id: contactId, data1: address, display_name: name }) => ({ contactId, name, address }),
      ),
    async create({ name, number }, options = {}) {
      const before = await rawIds(options);
      await shell.run(insertRawContact, options);
      const rawId = (await rawIds(options)).find((id) => !before.includes(id));
      if (rawId === undefined) throw phoneFailure('not-followed', { message: 'The phone did not add a contact.' });
      await shell.run(insertContactName(rawId, name), options);
      await shell.run(insertContactNumber(rawId, number), options);
      const stored = (await list(options)).findLast((contact) => contact.name === name && contact.number === number);
      if (!stored) throw phoneFailure('not-followed', { message: `"${name}" is not in the contacts as asked for.` });
      return stored;
    },
  };
}

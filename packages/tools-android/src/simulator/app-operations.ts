import type { Alarm, AlarmSetting } from '../alarms/alarms-port.ts';
import type { NewCalendarEvent, StoredCalendarEvent } from '../calendar/calendar-port.ts';
import type { ContactAddress, ContactNumber } from '../contacts/contacts-port.ts';
import type { PhoneDocument, PrintRequest } from '../documents/documents-port.ts';
import type { MailDelivery, NewMail } from '../mail/mail-port.ts';
import type { MessageDelivery, NewMessage } from '../messages/messages-port.ts';
import { phoneFailure } from '../phone-failure.ts';
import { localTimeAt } from '../phone-time.ts';
import type { PhoneCallStart } from '../telephony/telephony-port.ts';
import { addItem, look, type PhoneOperation } from './phone-operation.ts';
import type { PhoneState } from './phone-state.ts';

/** What can be done in the apps of the phone. */
export interface AppOperations {
  readonly listContacts: PhoneOperation<undefined, readonly ContactNumber[]>;
  readonly listAddresses: PhoneOperation<undefined, readonly ContactAddress[]>;
  readonly createContact: PhoneOperation<{ readonly name: string; readonly number: string }, ContactNumber>;
  readonly sendMessage: PhoneOperation<NewMessage, MessageDelivery>;
  readonly startCall: PhoneOperation<string, PhoneCallStart>;
  readonly sendMail: PhoneOperation<NewMail, MailDelivery>;
  readonly setAlarm: PhoneOperation<Alarm, AlarmSetting>;
  readonly createEvent: PhoneOperation<NewCalendarEvent, StoredCalendarEvent>;
  readonly listDocuments: PhoneOperation<undefined, readonly PhoneDocument[]>;
  readonly printDocument: PhoneOperation<PrintRequest, string>;
}

export const appOperations: AppOperations = {
  listContacts: look(({ contacts }) => Object.entries(contacts).map(([contactId, { name, number }]) => ({ contactId, name, number }))),
  listAddresses: look(({ contacts }) =>
    Object.entries(contacts).flatMap(([contactId, { name, email }]) => (email === undefined ? [] : [{ contactId, name, address: email }])),
  ),
  createContact(state, contact) {
    const { id, collection } = addItem(state.contacts, { prefix: 'c', item: contact });
    return { state: { ...state, contacts: collection }, result: { contactId: id, ...contact } };
  },
  sendMessage(state, message, { now }) {
    const item = { ...message, sentAt: localTimeAt(now, state.timeZone) };
    const { id, collection } = addItem(state.messages, { prefix: 'm', item });
    return { state: { ...state, messages: collection }, result: { status: 'sent', id } };
  },
  startCall(state, number, { now }) {
    const item = { number, startedAt: localTimeAt(now, state.timeZone) };
    const { id, collection } = addItem(state.calls, { prefix: 't', item });
    return { state: { ...state, calls: collection }, result: { status: 'started', id } };
  },
  sendMail(state, mail, { now }) {
    for (const path of mail.attachments) requireFile(state, path);
    const item = { ...mail, sentAt: localTimeAt(now, state.timeZone) };
    const { id, collection } = addItem(state.mail, { prefix: 'l', item });
    return { state: { ...state, mail: collection }, result: { status: 'sent', id } };
  },
  setAlarm(state, { time, label }) {
    const present = Object.entries(state.alarms).find(([, alarm]) => alarm.time === time && alarm.label === label);
    if (present) return { state, result: { status: 'present', id: present[0] } };
    const { id, collection } = addItem(state.alarms, { prefix: 'a', item: { time, label } });
    return { state: { ...state, alarms: collection }, result: { status: 'set', id } };
  },
  createEvent(state, event) {
    const calendar = writableCalendar(state);
    const { id, collection } = addItem(state.calendar.events, { prefix: 'e', item: { ...event, calendar } });
    const next = { ...state, calendar: { ...state.calendar, events: collection } };
    return { state: next, result: { id, ...event, calendar } };
  },
  listDocuments: look(({ documents }) => Object.values(documents)),
  printDocument(state, request) {
    requireFile(state, request.path);
    const { id, collection } = addItem(state.printJobs, { prefix: 'j', item: request });
    return { state: { ...state, printJobs: collection }, result: id };
  },
};

function writableCalendar({ calendar }: PhoneState): string {
  const writable = Object.values(calendar.calendars).filter(({ isWritable }) => isWritable);
  const chosen = writable.find(({ isPrimary }) => isPrimary) ?? writable[0];
  if (chosen) return chosen.name;
  throw phoneFailure('not-supported', { message: 'No calendar of the phone can be written.', advice: 'Add an account with a calendar.' });
}

/** Android has several names for its shared storage. */
const canonicalPath = (path: string): string => path.replace(/^\/(?:sdcard|mnt\/sdcard|storage\/self\/primary)\//u, '/storage/emulated/0/');

function requireFile({ documents, photos }: PhoneState, path: string): void {
  const files = [...Object.values(documents), ...Object.values(photos)];
  if (files.some((file) => file.path === canonicalPath(path))) return;
  throw phoneFailure('not-found', { message: `There is no file ${path}.`, advice: 'Look for it by its name first.' });
}

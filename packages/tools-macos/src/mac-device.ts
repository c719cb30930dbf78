import type { CalendarPort } from './calendar/calendar-port.ts';
import type { ContactsPort } from './contacts/contacts-port.ts';
import type { FilesPort } from './files/files-port.ts';
import type { MailPort } from './mail/mail-port.ts';
import type { MapsPort } from './maps/maps-port.ts';
import type { MessagesPort } from './messages/messages-port.ts';
import type { NotesPort } from './notes/notes-port.ts';
import type { RemindersPort } from './reminders/reminders-port.ts';
import type { ZoomPort } from './zoom/zoom-port.ts';

/**
 * The apps of a Mac, one port each.
 *
 * - Every method takes one JSON value and resolves with one.
 * - It rejects with a `MacError` where the Mac refuses, and with the abort reason where it was aborted.
 */
export interface MacPorts {
  readonly contacts: ContactsPort;
  readonly calendar: CalendarPort;
  readonly reminders: RemindersPort;
  readonly notes: NotesPort;
  readonly mail: MailPort;
  readonly messages: MessagesPort;
  readonly files: FilesPort;
  readonly maps: MapsPort;
  readonly zoom: ZoomPort;
}

/** A Mac: what every tool of the pack is written against. */
export interface MacDevice extends MacPorts {
  /** IANA name of the zone in which its dates and times are meant. */
  readonly timeZone: string;
}

import type { NewCalendarEvent } from '../calendar/calendar-port.ts';
import type { Contact } from '../contacts/contacts-port.ts';
import type { Container } from '../container.ts';
import type { EmailMessage, NewEmail } from '../mail/mail-port.ts';
import type { NewMessage } from '../messages/messages-port.ts';
import type { NewReminder } from '../reminders/reminders-port.ts';
import type { NewMeeting } from '../zoom/zoom-port.ts';

/** An event with its guests. */
export interface SimulatedEvent extends NewCalendarEvent {
  readonly id: string;
  readonly guests: readonly string[];
}

/** A reminder. */
export interface SimulatedReminder extends NewReminder {
  readonly id: string;
}

/** A note as plain text. */
export interface SimulatedNote {
  readonly id: string;
  readonly folderId: string;
  readonly name: string;
  readonly text: string;
  readonly modifiedMs: number;
}

/** A draft in its window, never sent. The body ends with the quoted original of a reply or forward. */
export interface SimulatedDraft extends NewEmail {
  readonly id: string;
  readonly kind: 'new' | 'reply' | 'forward';
  /** The email answered or passed on; null for a new one. */
  readonly messageId: string | null;
  readonly createdMs: number;
}

/** A text message. */
export interface SimulatedMessage extends NewMessage {
  readonly id: string;
  readonly status: 'draft' | 'sent';
  readonly createdMs: number;
}

/** A file. */
export interface SimulatedFile {
  /** The absolute path. */
  readonly id: string;
  /** What a PDF says; null for other files. */
  readonly text: string | null;
}

/** A Zoom meeting. */
export interface SimulatedMeeting extends NewMeeting {
  readonly id: string;
  readonly joinUrl: string;
}

/** Everything on the Mac that has an id. */
export interface MacRecords {
  readonly contacts: readonly Contact[];
  readonly calendars: readonly Container[];
  readonly events: readonly SimulatedEvent[];
  readonly reminderLists: readonly Container[];
  readonly reminders: readonly SimulatedReminder[];
  readonly noteFolders: readonly Container[];
  readonly notes: readonly SimulatedNote[];
  readonly emails: readonly EmailMessage[];
  readonly drafts: readonly SimulatedDraft[];
  readonly messages: readonly SimulatedMessage[];
  readonly files: readonly SimulatedFile[];
  readonly meetings: readonly SimulatedMeeting[];
}

/** The name of a collection of records. */
export type MacCollection = keyof MacRecords;

/** A record of one collection. */
export type MacRecord<Collection extends MacCollection = MacCollection> = MacRecords[Collection][number];

/** All collections, in the order in which they are compared. */
export const macCollections: readonly MacCollection[] = [
  'contacts',
  'calendars',
  'events',
  'reminderLists',
  'reminders',
  'noteFolders',
  'notes',
  'emails',
  'drafts',
  'messages',
  'files',
  'meetings',
];

/** Apps with a window that shows one thing. */
export type MacWindow = 'Finder' | 'Maps' | 'Notes';

/** A simulated Mac at one moment: plain JSON, never changed in place. */
export interface MacState extends MacRecords {
  /** Ids are made from this and from how many were made before. */
  readonly idSeed: number;
  readonly idCount: number;
  /** The email selected in Mail. */
  readonly selectedEmailId: string | null;
  /** What windows show: a path, a link, the id of a note. */
  readonly windows: Readonly<Partial<Record<MacWindow, string>>>;
}

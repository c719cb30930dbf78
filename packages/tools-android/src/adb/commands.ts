import type { Alarm } from '../alarms/alarms-port.ts';
import type { AudioStream } from '../audio/audio-port.ts';
import type { CameraSide } from '../camera/camera-port.ts';
import type { NewMail } from '../mail/mail-port.ts';
import type { NewMessage } from '../messages/messages-port.ts';
import type { ZenMode } from '../notifications/notifications-port.ts';
import { type AdbCommand, insertContent, queryContent, reading, startActivity, writing } from './adb-command.ts';

/** A value that only the phone knows, in a description of commands that did not run: `{calendar id}`. */
export type Known = string | number;

const streams: Readonly<Record<AudioStream, number>> = { ring: 2, media: 3, alarm: 4 };
const mediaSession = ['cmd', 'media_session', 'volume', '--stream'] as const;

export const readVolume = (stream: AudioStream): AdbCommand => reading(...mediaSession, String(streams[stream]), '--get');
export const setVolume = (stream: AudioStream, index: Known): AdbCommand =>
  writing(...mediaSession, String(streams[stream]), '--set', String(index));
/** Some phones ignore the media session for a stream. */
export const setVolumeOtherwise = (stream: AudioStream, index: Known): AdbCommand =>
  writing('cmd', 'audio', 'set-volume', String(streams[stream]), String(index));

export const readSetting = (table: 'system' | 'global', key: string): AdbCommand => reading('cmd', 'settings', 'get', table, key);
export const writeSetting = (table: 'system' | 'global', key: string, value: Known): AdbCommand =>
  writing('cmd', 'settings', 'put', table, key, String(value));
export const setBrightness = (share: Known): AdbCommand => writing('cmd', 'display', 'set-brightness', String(share));
export const captureScreen = (path: string): AdbCommand => writing('screencap', '-p', path);
export const readFileSize = (path: string): AdbCommand => reading('stat', '-c', '%s', path);

/** `on` would be total silence, alarms too. */
export const setDoNotDisturb = (mode: ZenMode): AdbCommand => writing('cmd', 'notification', 'set_dnd', mode === 'silence' ? 'none' : mode);

export const enableBluetooth: AdbCommand = writing('cmd', 'bluetooth_manager', 'enable');
export const dumpBluetooth: AdbCommand = reading('dumpsys', 'bluetooth_manager');
export const openBluetoothSettings: AdbCommand = startActivity('-a', 'android.settings.BLUETOOTH_SETTINGS');

export const dumpAlarms: AdbCommand = reading('dumpsys', 'alarm');
export function setAlarm({ time, label }: Alarm): AdbCommand {
  const [hour = '', minutes = ''] = time.split(':');
  const extra = 'android.intent.extra.alarm';
  const when = ['--ei', `${extra}.HOUR`, String(Number(hour)), '--ei', `${extra}.MINUTES`, String(Number(minutes))];
  return startActivity(
    '-a',
    'android.intent.action.SET_ALARM',
    ...when,
    '--es',
    `${extra}.MESSAGE`,
    label,
    '--ez',
    `${extra}.SKIP_UI`,
    'true',
  );
}

export const readTimeZone: AdbCommand = reading('getprop', 'persist.sys.timezone');
export const calendarColumns = ['_id', 'isPrimary', 'calendar_access_level', 'calendar_displayName'] as const;
export const listCalendars: AdbCommand = queryContent('content://com.android.calendar/calendars', calendarColumns);
export const eventColumns = ['_id', 'dtstart', 'dtend', 'title'] as const;

/** An event as the calendar provider has it. */
export interface CalendarRow {
  readonly calendarId: Known;
  readonly title: string;
  readonly startMs: Known;
  readonly endMs: Known;
  readonly timeZone: string;
}

export const insertEvent = ({ calendarId, title, startMs, endMs, timeZone }: CalendarRow): AdbCommand =>
  insertContent(
    'content://com.android.calendar/events',
    `calendar_id:i:${calendarId}`,
    `title:s:${title}`,
    `dtstart:l:${startMs}`,
    `dtend:l:${endMs}`,
    `eventTimezone:s:${timeZone}`,
  );
/** Numbers only: no text of a person comes into a condition. */
export const findEvents = ({ calendarId, startMs }: Pick<CalendarRow, 'calendarId' | 'startMs'>): AdbCommand =>
  queryContent('content://com.android.calendar/events', eventColumns, '--where', `calendar_id=${calendarId} AND dtstart=${startMs}`);

export const contactColumns = ['contact_id', 'data1', 'display_name'] as const;
export const listContacts: AdbCommand = queryContent('content://com.android.contacts/data/phones', contactColumns);
/** Addresses are listed apart from numbers, in the same columns. */
export const listContactAddresses: AdbCommand = queryContent('content://com.android.contacts/data/emails', contactColumns);
export const insertRawContact: AdbCommand = insertContent(
  'content://com.android.contacts/raw_contacts',
  'account_type:s:',
  'account_name:s:',
);
export const listRawContacts: AdbCommand = queryContent('content://com.android.contacts/raw_contacts', ['_id'], '--sort', '_id DESC');
export const insertContactName = (rawId: Known, name: string): AdbCommand =>
  insertContent(
    'content://com.android.contacts/data',
    `raw_contact_id:i:${rawId}`,
    'mimetype:s:vnd.android.cursor.item/name',
    `data1:s:${name}`,
  );
export const insertContactNumber = (rawId: Known, number: string): AdbCommand =>
  insertContent(
    'content://com.android.contacts/data',
    `raw_contact_id:i:${rawId}`,
    'mimetype:s:vnd.android.cursor.item/phone_v2',
    `data1:s:${number}`,
    'data2:i:2',
  );

export const composeMessage = ({ number, text }: NewMessage): AdbCommand =>
  startActivity(
    '-a',
    'android.intent.action.SENDTO',
    '-d',
    `smsto:${encodeURIComponent(number)}`,
    '--es',
    'sms_body',
    text,
    '--ez',
    'exit_on_sent',
    'true',
  );

export function composeMail({ to, subject, text, cc, bcc }: NewMail): AdbCommand {
  const extra = 'android.intent.extra';
  const copies = [
    ...(cc.length > 0 ? ['--esa', `${extra}.CC`, listOfTexts(cc)] : []),
    ...(bcc.length > 0 ? ['--esa', `${extra}.BCC`, listOfTexts(bcc)] : []),
  ];
  const words = ['--es', `${extra}.SUBJECT`, subject, '--es', `${extra}.TEXT`, text];
  return startActivity('-a', 'android.intent.action.SENDTO', '-d', `mailto:${encodeURIComponent(to)}`, ...copies, ...words);
}

/** `--esa` splits at commas that have no backslash before them. */
const listOfTexts = (texts: readonly string[]): string => texts.map((text) => text.replaceAll(',', String.raw`\,`)).join(',');

export const startCall = (number: string): AdbCommand =>
  startActivity('-a', 'android.intent.action.CALL', '-d', `tel:${encodeURIComponent(number)}`);
export const openDialler = (number: string): AdbCommand =>
  startActivity('-a', 'android.intent.action.DIAL', '-d', `tel:${encodeURIComponent(number)}`);
export const dumpTelephony: AdbCommand = reading('dumpsys', 'telephony.registry');

/** The extras for the front camera are nobody's contract: cameras of some makers know one of them. */
const frontCamera = [
  ['--ei', 'android.intent.extras.CAMERA_FACING', '1'],
  ['--ei', 'android.intent.extras.LENS_FACING_FRONT', '1'],
  ['--ez', 'android.intent.extra.USE_FRONT_CAMERA', 'true'],
].flat();
export const openCamera = (camera: CameraSide): AdbCommand =>
  startActivity('-a', 'android.media.action.STILL_IMAGE_CAMERA', ...(camera === 'front' ? frontCamera : []));
/** 27 is the camera button; 24, volume up, is the shutter of cameras that ignore it. */
export const pressKey = (key: 24 | 27): AdbCommand => writing('input', 'keyevent', String(key));
export const photoColumns = ['_id', '_data'] as const;
export const listPhotos: AdbCommand = queryContent('content://media/external/images/media', photoColumns, '--sort', 'date_added DESC');

export const documentColumns = ['_data'] as const;
export const listDocuments: AdbCommand = queryContent(
  'content://media/external/file',
  documentColumns,
  '--where',
  "mime_type LIKE 'application/%' OR mime_type LIKE 'text/%'",
);

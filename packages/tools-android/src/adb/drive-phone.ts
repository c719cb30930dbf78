import type { Phone } from '../phone-port.ts';
import type { AdbConnection } from './adb-connection.ts';
import { type AdbShell, type AdbShellOptions, createAdbShell } from './adb-shell.ts';
import { adbAlarms } from './ports/adb-alarms.ts';
import { adbAudio } from './ports/adb-audio.ts';
import { adbBluetooth } from './ports/adb-bluetooth.ts';
import { adbCalendar } from './ports/adb-calendar.ts';
import { adbCamera } from './ports/adb-camera.ts';
import { adbContacts } from './ports/adb-contacts.ts';
import { adbDocuments } from './ports/adb-documents.ts';
import { adbNotifications } from './ports/adb-notifications.ts';
import { adbMail, adbMessages, adbTelephony } from './ports/adb-outward.ts';
import { adbScreen } from './ports/adb-screen.ts';

/** How a phone behind adb is driven. */
export interface AdbPhoneOptions extends AdbShellOptions {
  /** @defaultValue the time of this machine */
  readonly clock?: (() => Date) | undefined;
  /** How long to wait before looking again whether the phone has followed. @defaultValue 500 */
  readonly pauseMs?: number | undefined;
}

/** A real phone at the other end of adb. Whoever opens it disposes of it. */
export interface AdbPhone extends Phone {
  readonly isSimulated: false;
  /** Its serial, as `adb devices` prints it. */
  readonly serial: string;
  /** Closes the way to the phone. Safe to call twice. */
  dispose(): Promise<void>;
}

/** The phone at the other end of an open way, which is closed with it. */
export function drivePhone(connection: AdbConnection, options: AdbPhoneOptions): AdbPhone {
  const { adb } = connection;
  const ports = adbPorts({ ...options, shell: createAdbShell(connection, options) });
  return { ...ports, serial: adb.serial, dispose: () => connection.dispose() };
}

/** The ports of a phone whose commands a shell runs. */
export function adbPorts({
  shell,
  clock = () => new Date(),
  pauseMs = 500,
}: AdbPhoneOptions & { readonly shell: AdbShell }): Omit<AdbPhone, 'serial' | 'dispose'> {
  const context = { shell, clock, pauseMs };
  return {
    isSimulated: false,
    alarms: adbAlarms(context),
    audio: adbAudio(context),
    bluetooth: adbBluetooth(context),
    calendar: adbCalendar(context),
    camera: adbCamera(context),
    contacts: adbContacts(context),
    documents: adbDocuments(context),
    mail: adbMail(context),
    messages: adbMessages(context),
    notifications: adbNotifications(context),
    screen: adbScreen(context),
    telephony: adbTelephony(context),
  };
}

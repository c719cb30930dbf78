import type { SetTimerAlarmInput } from '../alarms/set-timer-alarm.ts';
import type { SetVolumeInput } from '../audio/set-volume.ts';
import type { CreateCalendarEventInput } from '../calendar/create-calendar-event.ts';
import type { TakeAPhotoInput } from '../camera/take-a-photo.ts';
import type { CreateContactInput } from '../contacts/create-contact.ts';
import type { SendEmailInput } from '../mail/send-email.ts';
import type { SendTextMessageInput } from '../messages/send-text-message.ts';
import type { EnableDoNotDisturbInput } from '../notifications/enable-do-not-disturb.ts';
import type { ChangeScreenBrightnessInput } from '../screen/change-screen-brightness.ts';
import type { MakePhoneCallInput } from '../telephony/make-phone-call.ts';
import type { AdbCommand } from './adb-command.ts';
import * as commands from './commands.ts';
import { sentBrightness } from './ports/adb-screen.ts';
import { quoteCommand } from './quote-argument.ts';

/** A command that a call would run. */
export interface DescribedCommand extends AdbCommand {
  /** As it can be typed after `adb shell`; what only the phone knows is in braces: `{calendar id}`. */
  readonly line: string;
}

/** The commands of a tool's usual way, reads among them; fallbacks for phones that do not follow are left out. */
type Describe<Input> = (input: Input) => readonly AdbCommand[];

const { readSetting } = commands;
const readLight = [
  readSetting('system', 'screen_brightness_mode'),
  readSetting('system', 'screen_brightness'),
  readSetting('system', 'screen_brightness_float'),
];
const readZenMode = readSetting('global', 'zen_mode');
const calendarRow = { calendarId: '{calendar id}', startMs: '{start}', endMs: '{end}', timeZone: '{time zone}' };

interface Descriptions {
  readonly take_a_photo: Describe<TakeAPhotoInput>;
  readonly send_email: Describe<SendEmailInput>;
  readonly send_text_message: Describe<SendTextMessageInput>;
  readonly make_phone_call: Describe<MakePhoneCallInput>;
  readonly create_contact: Describe<CreateContactInput>;
  readonly set_timer_alarm: Describe<SetTimerAlarmInput>;
  readonly change_screen_brightness: Describe<ChangeScreenBrightnessInput>;
  readonly create_calendar_event: Describe<CreateCalendarEventInput>;
  readonly set_volume: Describe<SetVolumeInput>;
  readonly connect_to_bluetooth_device: Describe<unknown>;
  readonly enable_do_not_disturb: Describe<EnableDoNotDisturbInput>;
  readonly find_document: Describe<unknown>;
  readonly take_screenshot: Describe<unknown>;
}

const descriptions: Descriptions = {
  take_a_photo: ({ camera }) => [commands.listPhotos, commands.openCamera(camera), commands.pressKey(27), commands.listPhotos],
  send_email: ({ recipient, title, content, cc = [], bcc = [] }) => [
    commands.composeMail({ to: recipient, subject: title, text: content, attachments: [], cc, bcc }),
  ],
  send_text_message: ({ message }) => [commands.listContacts, commands.composeMessage({ number: '{number}', text: message })],
  make_phone_call: ({ phone_number: number }) => [commands.dumpTelephony, commands.startCall(number), commands.dumpTelephony],
  create_contact: ({ name, phone_number: number }) => [
    commands.listRawContacts,
    commands.insertRawContact,
    commands.listRawContacts,
    commands.insertContactName('{raw contact id}', name),
    commands.insertContactNumber('{raw contact id}', number),
    commands.listContacts,
  ],
  set_timer_alarm: (alarm) => [commands.dumpAlarms, commands.setAlarm(alarm), commands.dumpAlarms],
  change_screen_brightness: ({ level }) => [
    ...readLight,
    commands.writeSetting('system', 'screen_brightness_mode', 0),
    commands.setBrightness(sentBrightness(level / 10)),
    ...readLight,
  ],
  create_calendar_event: ({ title }) => [
    commands.listCalendars,
    commands.readTimeZone,
    commands.findEvents(calendarRow),
    commands.insertEvent({ ...calendarRow, title }),
    commands.findEvents(calendarRow),
  ],
  set_volume: ({ volume_type: stream }) => [
    commands.readVolume(stream),
    commands.setVolume(stream, '{index}'),
    commands.readVolume(stream),
  ],
  connect_to_bluetooth_device: () => [
    commands.dumpBluetooth,
    readSetting('global', 'bluetooth_on'),
    commands.openBluetoothSettings,
    commands.dumpBluetooth,
  ],
  enable_do_not_disturb: ({ enabled }) => [readZenMode, commands.setDoNotDisturb(enabled ? 'priority' : 'off'), readZenMode],
  find_document: () => [commands.listDocuments],
  take_screenshot: () => [commands.captureScreen('{path}'), commands.readFileSize('{path}')],
};

/** A tool that runs commands on the phone. */
export type DescribedTool = keyof Descriptions;

/**
 * The commands that a call would run on a phone behind adb, without running any; empty for tools that run none.
 *
 * - `input` is what the tool's own schema has accepted, its defaults filled in.
 */
export function describeAdbCall(toolName: string, input: unknown): readonly DescribedCommand[] {
  if (!isDescribed(toolName)) return [];
  const describe = descriptions[toolName] as Describe<unknown>;
  return describe(input).map((command) => ({ ...command, line: quoteCommand(command.argv) }));
}

const isDescribed = (toolName: string): toolName is DescribedTool => Object.hasOwn(descriptions, toolName);

import { expect } from 'vitest';
import { runAndroidTool } from '../../__fixtures__/run-android-tool.ts';
import { androidPack } from '../../index.ts';
import { describeAdbCall } from '../describe-adb-call.ts';
import type { AdbPhone } from '../drive-phone.ts';
import type { FakePhone, FakePhoneState } from './fake-phone.ts';

/** How a fake phone is driven: by the clock that the cases were written for, and without waiting long. */
export const adbCaseOptions = { clock: (): Date => new Date('2026-03-10T16:00:00Z'), pauseMs: 5 };

/** A call, what the tool answers, and what the phone holds afterwards. */
export interface AdbCase {
  /** The call, for the title of a test. */
  readonly call: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  readonly read: (state: FakePhoneState) => unknown;
  readonly ends: unknown;
}

/** Text that a shell, a row or a screen could take for something else. */
export const hostile = "it's; $(reboot) `x`\n\u202E\u200b, data1=";
const intent = (state: FakePhoneState): unknown => state.intents.at(-1);
const draft = { ok: true, detail: 'draft opened: press send on the phone' };

const cases: readonly Omit<AdbCase, 'call'>[] = [
  {
    tool: 'take_a_photo',
    input: { camera: 'front' },
    value: '/storage/emulated/0/DCIM/Camera/IMG_2.jpg',
    read: ({ photos, intents }) => [photos.length, intents[0]?.extras['android.intent.extra.USE_FRONT_CAMERA']],
    ends: [2, 'true'],
  },
  {
    tool: 'send_email',
    input: {
      recipient: "o'brien+x@example.com",
      title: hostile,
      content: '--es a b',
      cc: ['a@example.com', 'b@example.com'],
      bcc: ['c@example.com'],
    },
    value: draft,
    read: intent,
    ends: {
      action: 'android.intent.action.SENDTO',
      address: "mailto:o'brien%2Bx%40example.com",
      extras: {
        'android.intent.extra.CC': ['a@example.com', 'b@example.com'],
        'android.intent.extra.BCC': ['c@example.com'],
        'android.intent.extra.SUBJECT': hostile,
        'android.intent.extra.TEXT': '--es a b',
      },
    },
  },
  {
    tool: 'send_text_message',
    input: { contact_name: "siobhan o'brien", message: hostile },
    value: { ok: true, detail: 'draft to +35315550110 opened: press send on the phone' },
    read: intent,
    ends: { action: 'android.intent.action.SENDTO', address: 'smsto:%2B35315550110', extras: { sms_body: hostile, exit_on_sent: 'true' } },
  },
  {
    tool: 'make_phone_call',
    input: { phone_number: '+1 (415) 555-0132' },
    value: { ok: true, detail: 'calling +1 (415) 555-0132' },
    read: intent,
    ends: { action: 'android.intent.action.CALL', address: 'tel:%2B1%20(415)%20555-0132', extras: {} },
  },
  {
    tool: 'create_contact',
    input: { name: hostile, phone_number: '+442079460018' },
    value: { ok: true, detail: `stored ${hostile}, +442079460018` },
    read: ({ data }) => data.filter(({ raw_contact_id: id }) => id === '5').map(({ data1 }) => data1),
    ends: [hostile, '+442079460018'],
  },
  {
    tool: 'set_timer_alarm',
    input: { time: '06:05', label: hostile },
    value: { ok: true, detail: 'rings at 06:05' },
    read: ({ alarms }) => alarms.at(-1),
    ends: { at: '06:05', label: hostile },
  },
  {
    tool: 'set_timer_alarm',
    input: { time: '07:00' },
    value: { ok: true, detail: 'the clock app took 07:00; it does not say whether it keeps it' },
    read: ({ alarms }) => alarms.length,
    ends: 2,
  },
  {
    tool: 'change_screen_brightness',
    input: { level: 8 },
    value: { ok: true, detail: 'brightness 80 %' },
    read: ({ settings }) => settings.system,
    ends: { screen_brightness_mode: '0', screen_brightness: '204', screen_brightness_float: '0.8' },
  },
  {
    tool: 'change_screen_brightness',
    input: { level: 0 },
    value: { ok: true, detail: 'brightness 1 %' },
    read: ({ settings }) => settings.system['screen_brightness'],
    ends: '3',
  },
  {
    tool: 'create_calendar_event',
    input: { title: hostile, start_time: '2027-03-04-09-00', end_time: '2027-03-04-09-45' },
    value: { ok: true, detail: `"${hostile}" is in Personal from 2027-03-04T09:00 to 2027-03-04T09:45` },
    read: ({ events }) => events,
    ends: [
      {
        _id: '1',
        calendar_id: '3',
        title: hostile,
        dtstart: '1804179600000',
        dtend: '1804182300000',
        eventTimezone: 'America/Los_Angeles',
      },
    ],
  },
  {
    tool: 'set_volume',
    input: { level: 4, volume_type: 'media' },
    value: { ok: true, detail: 'media volume 6 of 0 to 15' },
    read: ({ volumes }) => volumes['3']?.index,
    ends: 6,
  },
  {
    tool: 'set_volume',
    input: { level: 0, volume_type: 'alarm' },
    value: { ok: false, detail: 'alarm volume 1 of 1 to 7' },
    read: ({ volumes }) => volumes['4']?.index,
    ends: 1,
  },
  {
    tool: 'connect_to_bluetooth_device',
    input: { device_name: 'bose headphones', timeout: 1 },
    value: true,
    read: ({ bluetooth }) => bluetooth[0]?.isConnected,
    ends: true,
  },
  {
    tool: 'enable_do_not_disturb',
    input: { enabled: true },
    value: { ok: true, detail: 'Do Not Disturb: priority' },
    read: ({ settings }) => settings.global['zen_mode'],
    ends: '1',
  },
  {
    tool: 'find_document',
    input: { query: 'quarterly report' },
    value: '/storage/emulated/0/Documents/quarterly_report.pdf',
    read: ({ intents }) => intents,
    ends: [],
  },
  {
    tool: 'take_screenshot',
    input: {},
    value: '/sdcard/Pictures/Screenshot_20260310_160000.png',
    read: ({ files }) => files,
    ends: { '/sdcard/Pictures/Screenshot_20260310_160000.png': 48_213 },
  },
];

/** A call of each tool that runs commands on a phone, on a phone as `startFakePhone` starts it. */
export const adbCases: readonly AdbCase[] = cases.map((one) => Object.assign({ call: `${one.tool} ${JSON.stringify(one.input)}` }, one));

/** Placeholders of a description stand for any text. */
const pattern = (word: string): RegExp =>
  new RegExp(
    `^${word
      .split(/(?:\{[^{}]*\}|%7B.*?%7D)/u)
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`))
      .join('.*')}$`,
    'u',
  );

interface CheckAdbCaseOptions {
  readonly fake: FakePhone;
  readonly device: AdbPhone;
}

/** Makes the call on a phone behind adb, and compares answer, phone and commands with the case and with the call's description. */
export async function checkAdbCase({ tool, input, value, read, ends }: AdbCase, { fake, device }: CheckAdbCaseOptions): Promise<void> {
  const run = await runAndroidTool(tool, input, { device });
  expect(run).toMatchObject({ value, failure: undefined });
  expect(read(fake.state())).toEqual(ends);
  const definition = androidPack.definitions.find(({ name }) => name === tool);
  const checked = await definition?.input['~standard'].validate(input);
  if (!checked || checked.issues) throw new Error('bad input');
  const described = describeAdbCall(tool, checked.value);
  const ran = fake.log();
  expect(described.map(({ argv }) => argv.length)).toEqual(ran.map((argv) => argv.length));
  for (const [index, { argv }] of described.entries())
    for (const [place, word] of argv.entries()) expect(ran[index]?.[place]).toMatch(pattern(word));
}

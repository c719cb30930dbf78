import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAndroidTool } from '../__fixtures__/run-android-tool.ts';
import { androidPack } from '../index.ts';
import { reading } from './adb-command.ts';
import { openAdbServerConnection } from './adb-connection.ts';
import { createAdbShell } from './adb-shell.ts';
import { type AdbPhone, describeAdbCall, openAdbPhone, openDirectAdbPhone } from './index.ts';
import { type FakePhone, type FakePhoneState, type GenuineAdbServer, startAdbServer, startFakePhone } from './__fixtures__/fake-phone.ts';
import { hostileText } from './__fixtures__/hostile-text.ts';

const clock = (): Date => new Date('2026-03-10T16:00:00Z');
const options = { clock, pauseMs: 5 };

/** A call, what the tool answers, and what the phone holds afterwards. */
interface AdbCase {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  readonly read: (state: FakePhoneState) => unknown;
  readonly ends: unknown;
}

const hostile = "it's; $(reboot) `x`\n\u202E\u200b, data1=";
const intent = (state: FakePhoneState): unknown => state.intents.at(-1);
const draft = { ok: true, detail: 'draft opened: press send on the phone' };

const cases: readonly AdbCase[] = [
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

const titled = cases.map((one) => Object.assign({ call: `${one.tool} ${JSON.stringify(one.input)}` }, one));

/** Placeholders of a description stand for any text. */
const pattern = (word: string): RegExp =>
  new RegExp(
    `^${word
      .split(/(?:\{[^{}]*\}|%7B.*?%7D)/u)
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`))
      .join('.*')}$`,
    'u',
  );

describe('openAdbPhone, through a genuine adb server and genuine mksh', () => {
  let server: GenuineAdbServer;
  let fake: FakePhone;
  let device: AdbPhone;

  beforeAll(async () => {
    server = await startAdbServer();
  });
  afterAll(() => server.kill());
  beforeEach(async () => {
    fake = await startFakePhone();
    device = await openAdbPhone({ ...options, port: server.port, serial: await server.connect(fake) });
  });
  afterEach(async () => {
    await device.dispose();
    await fake.dispose();
  });

  it.each(titled)('does what $call asks for, by the commands that its description names', async ({ tool, input, value, read, ends }) => {
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
  });

  it('asks which Maria is meant, and opens nothing', async () => {
    const run = await runAndroidTool('send_text_message', { contact_name: 'Maria', message: 'Hi' }, { device });
    expect(run.choices).toEqual(['Maria Lopez', 'Maria Garcia']);
    expect(fake.state().intents).toEqual([]);
  });

  it('never takes a name for a row of its own', async () => {
    expect((await device.contacts.list()).map(({ name }) => name)).toContain('Row: 2 contact_id=9, data1=1, display_name=Mallory');
    expect(await device.contacts.list()).toHaveLength(4);
  });

  it('takes the other way where a phone ignores the first', async () => {
    fake.impose({ faults: { ignoresMediaSession: true } });
    expect(await device.audio.setVolume({ stream: 'media', index: 3 })).toMatchObject({ index: 3 });
    fake.impose({ shutterKey: '24' });
    expect((await device.camera.takePhoto({ camera: 'back', resolution: '4K' })).path).toContain('IMG_2.jpg');
  });

  it('puts a number on the screen where the phone does not call by itself', async () => {
    fake.impose({ faults: { denies: ['android.intent.action.CALL'] } });
    expect(await device.telephony.call('112')).toEqual({ status: 'dialler-opened' });
    fake.impose({ faults: { denies: [], neverCalls: true } });
    expect(await device.telephony.call('112')).toEqual({ status: 'dialler-opened' });
    expect(fake.state().intents.at(-1)).toMatchObject({ action: 'android.intent.action.DIAL', address: 'tel:112' });
  });

  it('switches Bluetooth on first, and gives up on a device that nobody connects', async () => {
    fake.impose({ settings: { ...fake.state().settings, global: { zen_mode: '0', bluetooth_on: '0' } } });
    const patient = await openAdbPhone({ port: server.port, serial: device.serial });
    const run = await runAndroidTool('connect_to_bluetooth_device', { device_name: 'car audio', timeout: 1 }, { device: patient });
    expect(run).toMatchObject({ value: false, changes: [{ path: 'bluetooth.isEnabled', from: false, to: true }] });
    await patient.dispose();
  });

  it.each([
    ['set_volume', { level: 1, volume_type: 'ring' }, 'media_session'],
    ['create_contact', { name: 'Ann', phone_number: '112' }, 'content'],
    ['send_text_message', { contact_name: 'Maria Lopez', message: 'x' }, 'content'],
    ['send_email', { recipient: 'a@example.com', title: 'x', content: 'y' }, 'activity'],
  ])('says that the phone does not permit %s %j', async (tool, input, denied) => {
    fake.impose({ faults: { denies: [denied] } });
    expect(await runAndroidTool(tool, input, { device })).toMatchObject({
      failure: 'permission-denied',
      advice: expect.stringMatching(/Allow it/u),
    });
  });

  it.each([
    ['send_email', { recipient: 'a@example.com', title: 'x', content: 'y' }, { noApp: ['android.intent.action.SENDTO'] }, 'command-failed'],
    ['take_screenshot', {}, { noScreen: true }, 'command-failed'],
  ])('says that %s %j broke', async (tool, input, faults, failure) => {
    fake.impose({ faults });
    expect(await runAndroidTool(tool, input, { device })).toMatchObject({ failure });
  });

  it.each([
    ['print_document', { path: '/sdcard/x.pdf' }],
    ['send_email', { recipient: 'a@example.com', title: 'x', content: 'y', attachments: ['/sdcard/x.pdf'] }],
    ['set_timer_alarm', { time: '05:00', label: 'a\0b' }],
  ])('says that it has no way to %s %j', async (tool, input) => {
    expect(await runAndroidTool(tool, input, { device })).toMatchObject({ failure: 'not-supported', advice: expect.any(String) });
    expect(fake.state().intents).toEqual([]);
  });

  it.each(['content', 'media_session'])('does not wait for ever for a hanging %s', async (hanging) => {
    fake.impose({ faults: { hangs: [hanging] } });
    const hurried = await openAdbPhone({ ...options, port: server.port, serial: device.serial, deadlineMs: 300 });
    const call = hanging === 'content' ? hurried.contacts.list() : hurried.audio.readVolume('ring');
    await expect(call).rejects.toMatchObject({ code: 'deadline-missed', advice: expect.stringMatching(/may have taken effect/u) });
    await hurried.dispose();
  });

  it('stops waiting when it is aborted', async () => {
    fake.impose({ faults: { hangs: ['content'] } });
    const abort = new AbortController();
    const listing = device.contacts.list({ signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 100);
    await expect(listing).rejects.toThrow('enough');
    await expect(device.contacts.list({ signal: abort.signal })).rejects.toThrow('enough');
  });

  it.each(['content', 'media_session'])('says that the phone was unplugged during %s', async (hanging) => {
    fake.impose({ faults: { hangs: [hanging] } });
    const call = hanging === 'content' ? device.contacts.list() : device.audio.readVolume('ring');
    const outcome = expect(call).rejects.toMatchObject({ code: 'device-unplugged', advice: expect.stringMatching(/cable/u) });
    setTimeout(() => void fake.adbd.unplug(), 200);
    await outcome;
    await expect(device.audio.readVolume('ring')).rejects.toMatchObject({ code: 'device-unplugged' });
  });

  it('says which phone is not there, and that several are', async () => {
    await expect(openAdbPhone({ port: server.port, serial: 'emulator-5554' })).rejects.toMatchObject({ code: 'device-unplugged' });
    const second = await startFakePhone();
    await server.connect(second);
    await expect(openAdbPhone({ port: server.port })).rejects.toMatchObject({ code: 'not-found' });
    await second.dispose();
  });
});

describe('createAdbShell', () => {
  it.each([true, false])('brings hostile texts to a program and back as they are, over abb_exec: %s', async (hasAbbExec) => {
    const server = await startAdbServer();
    const fake = await startFakePhone({ hasAbbExec });
    const connection = await openAdbServerConnection({ port: server.port, serial: await server.connect(fake) });
    const shell = createAdbShell(connection);
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 40, maxLength: 40 }), async (texts) => {
        expect(JSON.parse(await shell.run(reading('cmd', 'echo', ...texts)))).toEqual(texts);
      }),
      { numRuns: 5 },
    );
    const services = fake.adbd.services.map((service) => service.split(/[:,]/u)[0]);
    expect(new Set(services)).toEqual(new Set([hasAbbExec ? 'abb_exec' : 'shell']));
    await connection.dispose();
    await fake.dispose();
    await server.kill();
  });
});

describe('openAdbPhone, on a phone without abb_exec', () => {
  it('quotes everything for the shell instead', async () => {
    const server = await startAdbServer();
    const fake = await startFakePhone({ hasAbbExec: false });
    const device = await openAdbPhone({ ...options, port: server.port, serial: await server.connect(fake) });
    const long = "'".repeat(10_000);
    for (const label of [hostile, long]) {
      await device.alarms.setAlarm({ time: '05:00', label });
      expect(fake.state().alarms.at(-1)?.label).toBe(label);
    }
    fake.impose({ faults: { denies: ['activity'] } });
    await expect(device.alarms.setAlarm({ time: '05:00', label: '' })).rejects.toMatchObject({ code: 'permission-denied' });
    await device.dispose();
    await fake.dispose();
    await server.kill();
  });
});

describe('openAdbPhone, when the adb server is gone', () => {
  it('says so, before a call and during one', async () => {
    const server = await startAdbServer();
    const fake = await startFakePhone();
    const device = await openAdbPhone({ ...options, port: server.port, serial: await server.connect(fake) });
    fake.impose({ faults: { hangs: ['content'] } });
    const listing = expect(device.contacts.list()).rejects.toMatchObject({
      code: 'adb-server-gone',
      advice: expect.stringMatching(/start-server/u),
    });
    setTimeout(() => void server.kill(), 200);
    await listing;
    await expect(device.audio.readVolume('ring')).rejects.toMatchObject({ code: 'adb-server-gone' });
    await expect(openAdbPhone({ port: server.port })).rejects.toMatchObject({ code: 'adb-server-gone' });
    await device.dispose();
    await fake.dispose();
  });
});

describe('openDirectAdbPhone', () => {
  it('does without an adb server what it does with one', async () => {
    const fake = await startFakePhone();
    const device = await openDirectAdbPhone({ ...options, host: '127.0.0.1', port: fake.adbd.port });
    for (const { tool, input, value } of cases.slice(0, 5)) expect(await runAndroidTool(tool, input, { device })).toMatchObject({ value });
    fake.impose({ faults: { hangs: ['content'] } });
    const listing = expect(device.contacts.list()).rejects.toMatchObject({ code: 'device-unplugged' });
    setTimeout(() => void fake.adbd.unplug(), 200);
    await listing;
    await device.dispose();
    await device.dispose();
    await fake.dispose();
  });

  it('says that nothing listens, or that the phone does not let us in', async () => {
    await expect(openDirectAdbPhone({ host: '127.0.0.1', port: 1 })).rejects.toMatchObject({ code: 'device-unplugged' });
    const locked = await startFakePhone({ isLocked: true });
    await expect(openDirectAdbPhone({ host: '127.0.0.1', port: locked.adbd.port })).rejects.toMatchObject({ code: 'device-unauthorized' });
    await locked.dispose();
  });
});

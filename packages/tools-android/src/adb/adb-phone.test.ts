import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAndroidTool } from '../__fixtures__/run-android-tool.ts';
import { reading } from './adb-command.ts';
import { openAdbServerConnection } from './adb-server-connection.ts';
import { createAdbShell } from './adb-shell.ts';
import { openDirectAdbConnection } from './direct-adb-connection.ts';
import { type AdbPhone, openAdbPhone, openDirectAdbPhone } from './index.ts';
import { adbCaseOptions, adbCases, checkAdbCase, hostile } from './__fixtures__/adb-cases.ts';
import { type FakePhone, type GenuineAdbServer, startAdbServer, startFakePhone } from './__fixtures__/fake-phone.ts';
import { memoryCredentialStore } from './__fixtures__/memory-credential-store.ts';
import { checkHostileTexts } from './__fixtures__/hostile-text.ts';

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
    device = await openAdbPhone({ ...adbCaseOptions, port: server.port, serial: await server.connect(fake) });
  });
  afterEach(async () => {
    await device.dispose();
    await fake.dispose();
  });

  it.each(adbCases)('does what $call asks for, by the commands that its description names', (adbCase) =>
    checkAdbCase(adbCase, { fake, device }),
  );

  it('asks which Maria is meant, and opens nothing', async () => {
    const run = await runAndroidTool('send_text_message', { contact_name: 'Maria', message: 'Hi' }, { device });
    expect(run.choices).toEqual(['Maria Lopez, +14155550101', 'Maria Garcia, +14155550102']);
    expect(fake.state().intents).toEqual([]);
  });

  it('never takes a name for a row of its own', async () => {
    expect((await device.contacts.list()).map(({ name }) => name)).toContain('Row: 2 contact_id=9, data1=1, display_name=Mallory');
    expect(await device.contacts.list()).toHaveLength(4);
  });

  it('lists addresses apart from numbers', async () => {
    const email = { raw_contact_id: '1', mimetype: 'vnd.android.cursor.item/email_v2', data1: 'maria@example.com' };
    fake.impose({ data: [...fake.state().data, email] });
    expect(await device.contacts.listAddresses()).toEqual([{ contactId: '1', name: 'Maria Lopez', address: 'maria@example.com' }]);
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
    const hurried = await openAdbPhone({ ...adbCaseOptions, port: server.port, serial: device.serial, deadlineMs: 300 });
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
    await checkHostileTexts(createAdbShell(connection));
    const services = fake.adbd.services.map((service) => service.split(/[:,]/u)[0]);
    expect(new Set(services)).toEqual(new Set([hasAbbExec ? 'abb_exec' : 'shell']));
    await connection.dispose();
    await fake.dispose();
    await server.kill();
  });

  it.each([true, false])(
    'brings empty texts to a program too, which abb_exec would leave out, on a phone that has it: %s',
    async (hasAbbExec) => {
      const fake = await startFakePhone({ hasAbbExec });
      const connection = await openDirectAdbConnection({ host: '127.0.0.1', port: fake.adbd.port });
      const texts = ['', 'a', '', ''];
      expect(JSON.parse(await createAdbShell(connection).run(reading('cmd', 'echo', ...texts)))).toEqual(texts);
      await connection.dispose();
      await fake.dispose();
    },
  );
});

describe('openAdbPhone, on a phone without abb_exec', () => {
  it('quotes everything for the shell instead', async () => {
    const server = await startAdbServer();
    const fake = await startFakePhone({ hasAbbExec: false });
    const device = await openAdbPhone({ ...adbCaseOptions, port: server.port, serial: await server.connect(fake) });
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
    const device = await openAdbPhone({ ...adbCaseOptions, port: server.port, serial: await server.connect(fake) });
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
    const device = await openDirectAdbPhone({ ...adbCaseOptions, host: '127.0.0.1', port: fake.adbd.port });
    for (const { tool, input, value } of adbCases.slice(0, 5))
      expect(await runAndroidTool(tool, input, { device })).toMatchObject({ value });
    fake.impose({ faults: { hangs: ['content'] } });
    const listing = expect(device.contacts.list()).rejects.toMatchObject({ code: 'device-unplugged' });
    setTimeout(() => void fake.adbd.unplug(), 200);
    await listing;
    await expect(device.audio.readVolume('ring')).rejects.toMatchObject({ code: 'device-unplugged' });
    await device.dispose();
    await device.dispose();
    await fake.dispose();
  });

  it('says that nothing listens, or that the phone does not let us in', async () => {
    await expect(openDirectAdbPhone({ host: '127.0.0.1', port: 1 })).rejects.toMatchObject({ code: 'device-unplugged' });
    const locked = await startFakePhone({ person: 'allows' });
    await expect(openDirectAdbPhone({ host: '127.0.0.1', port: locked.adbd.port })).rejects.toMatchObject({ code: 'device-unauthorized' });
    await locked.dispose();
  });

  it('signs with a key that the person at the phone allowed', async () => {
    const fake = await startFakePhone({ person: 'allows' });
    const credentialStore = memoryCredentialStore('octoweave@test');
    for (const _ of [1, 2]) {
      const device = await openDirectAdbPhone({ ...adbCaseOptions, host: '127.0.0.1', port: fake.adbd.port, credentialStore });
      expect(await device.contacts.list()).toHaveLength(4);
      await device.dispose();
    }
    expect(fake.adbd.asked).toEqual(['octoweave@test']);
    await fake.dispose();
  });
});

describe('startFakePhone', () => {
  it('takes the key of a genuine adb server, and asks its person once', async () => {
    const fake = await startFakePhone({ person: 'allows' });
    const server = await startAdbServer();
    const device = await openAdbPhone({ ...adbCaseOptions, port: server.port, serial: await server.connect(fake) });
    expect(await device.contacts.list()).toHaveLength(4);
    expect(fake.adbd.asked).toHaveLength(1);
    await device.dispose();
    await server.kill();
    await fake.dispose();
  });
});

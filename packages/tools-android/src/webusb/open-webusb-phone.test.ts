import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adbCaseOptions, adbCases, checkAdbCase } from '../adb/__fixtures__/adb-cases.ts';
import { type FakePhone, startFakePhone } from '../adb/__fixtures__/fake-phone.ts';
import { checkHostileTexts } from '../adb/__fixtures__/hostile-text.ts';
import { memoryCredentialStore } from '../adb/__fixtures__/memory-credential-store.ts';
import { reading } from '../adb/adb-command.ts';
import { createAdbShell } from '../adb/adb-shell.ts';
import { type FakeUsb, type FakeUsbPhone, startFakeUsb } from './__fixtures__/fake-usb.ts';
import { type AdbPhone, listWebUsbPhones, openWebUsbPhone, requestWebUsbPhone } from './index.ts';
import { openWebUsbConnection } from './webusb-connection.ts';

const serial = 'FAKE0001';

describe('openWebUsbPhone, over a fake port and genuine mksh', () => {
  let fake: FakePhone;
  let computer: FakeUsb;
  let cable: FakeUsbPhone;
  let device: AdbPhone;

  beforeEach(async () => {
    fake = await startFakePhone();
    computer = startFakeUsb();
    cable = computer.plugIn(fake, { serial });
    device = await openWebUsbPhone({ ...adbCaseOptions, usb: computer.usb });
  });
  afterEach(async () => {
    await device.dispose();
    await fake.dispose();
  });

  it.each(adbCases)('does what $call asks for, by the commands that its description names', (adbCase) =>
    checkAdbCase(adbCase, { fake, device }),
  );

  it.each(['content', 'media_session'])('says that the phone was unplugged during %s', async (hanging) => {
    fake.impose({ faults: { hangs: [hanging] } });
    const call = hanging === 'content' ? device.contacts.list() : device.audio.readVolume('ring');
    const outcome = expect(call).rejects.toMatchObject({ code: 'device-unplugged', advice: expect.stringMatching(/cable/u) });
    setTimeout(() => cable.unplug(), 200);
    await outcome;
    await expect(device.audio.readVolume('ring')).rejects.toMatchObject({ code: 'device-unplugged' });
  });

  it('fails a call whose command cannot be sent, and leaves no rejection to nobody', async () => {
    cable.impose({ refusesWrites: true });
    await expect(device.audio.readVolume('ring')).rejects.toMatchObject({ code: 'device-unplugged' });
    await expect(device.contacts.list()).rejects.toMatchObject({ code: 'device-unplugged' });
  });

  it('tells its serial, and closes the device once, so that it can be opened again', async () => {
    expect(device.serial).toBe(serial);
    await device.dispose();
    await device.dispose();
    expect(cable.device.opened).toBe(false);
    device = await openWebUsbPhone({ ...adbCaseOptions, usb: computer.usb, device: cable.device });
    expect(await device.contacts.list()).toHaveLength(4);
  });

  it('does not share a device that this page has open', async () => {
    await expect(openWebUsbPhone({ usb: computer.usb })).rejects.toMatchObject({ code: 'device-claimed' });
    expect(await device.contacts.list()).toHaveLength(4);
    await device.dispose();
    const both = await Promise.allSettled([openWebUsbPhone({ usb: computer.usb }), openWebUsbPhone({ usb: computer.usb })]);
    expect(both).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'device-claimed' } }]);
    for (const opened of both) if (opened.status === 'fulfilled') device = opened.value;
    expect(await device.contacts.list()).toHaveLength(4);
  });
});

describe('openWebUsbConnection', () => {
  it.each([true, false])('brings hostile texts to a program and back as they are, over abb_exec: %s', async (hasAbbExec) => {
    const fake = await startFakePhone({ hasAbbExec });
    const computer = startFakeUsb();
    computer.plugIn(fake, { serial });
    const connection = await openWebUsbConnection({ usb: computer.usb });
    await checkHostileTexts(createAdbShell(connection));
    await connection.dispose();
    await fake.dispose();
  });

  it('carries commands and answers that fill their transfers to the last byte, and others', async () => {
    const fake = await startFakePhone();
    const computer = startFakeUsb();
    computer.plugIn(fake, { serial });
    const connection = await openWebUsbConnection({ usb: computer.usb });
    const fullBytes = 1024 - 'abb_exec:echo\0'.length;
    for (const bytes of [fullBytes - 1, fullBytes, fullBytes + 1, 50_000]) {
      const text = 'x'.repeat(bytes);
      expect(JSON.parse(await createAdbShell(connection).run(reading('cmd', 'echo', text)))).toEqual([text]);
    }
    await connection.dispose();
    await fake.dispose();
  });
});

describe('openWebUsbPhone, where it cannot open', () => {
  let fake: FakePhone;
  let computer: FakeUsb;
  let cable: FakeUsbPhone;

  beforeEach(async () => {
    fake = await startFakePhone();
    computer = startFakeUsb();
    cable = computer.plugIn(fake, { serial });
  });
  afterEach(() => fake.dispose());

  it('says that an adb server holds the phone, and opens it once that is gone', async () => {
    cable.impose({ isClaimedElsewhere: true });
    await expect(openWebUsbPhone({ usb: computer.usb })).rejects.toMatchObject({
      code: 'device-claimed',
      advice: expect.stringMatching(/adb kill-server/u),
    });
    expect(cable.device.opened).toBe(false);
    cable.impose({});
    const device = await openWebUsbPhone({ usb: computer.usb });
    await device.dispose();
  });

  it('says that the system forbids it', async () => {
    cable.impose({ isForbidden: true });
    await expect(openWebUsbPhone({ usb: computer.usb })).rejects.toMatchObject({
      code: 'permission-denied',
      advice: expect.stringMatching(/udev.*WinUSB/u),
    });
  });

  it('says that a phone does not offer debugging', async () => {
    cable.impose({ hidesDebugging: true });
    await expect(openWebUsbPhone({ usb: computer.usb, device: cable.device })).rejects.toMatchObject({
      code: 'not-supported',
      advice: expect.stringMatching(/USB debugging/u),
    });
  });

  it('says that a phone it was given is not there any more, and that there is none', async () => {
    cable.unplug();
    await expect(openWebUsbPhone({ usb: computer.usb, device: cable.device })).rejects.toMatchObject({ code: 'device-unplugged' });
    await expect(openWebUsbPhone({ usb: computer.usb })).rejects.toMatchObject({
      code: 'device-unplugged',
      advice: expect.stringMatching(/requestWebUsbPhone/u),
    });
  });

  it('does not choose among several phones', async () => {
    computer.plugIn(fake, { serial: 'FAKE0002' });
    await expect(openWebUsbPhone({ usb: computer.usb })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/FAKE0001, FAKE0002/u),
    });
  });

  it('says that a browser has no WebUSB', async () => {
    for (const work of [openWebUsbPhone(), requestWebUsbPhone(), listWebUsbPhones()])
      await expect(work).rejects.toMatchObject({ code: 'webusb-missing', advice: expect.stringMatching(/HTTPS/u) });
  });
});

describe('openWebUsbPhone, on a phone that asks for a key', () => {
  it('has each phone ask its person once about the same key, and signs with it from then on', async () => {
    const credentialStore = memoryCredentialStore('octoweave@test');
    for (const fake of [await startFakePhone({ person: 'allows' }), await startFakePhone({ person: 'allows' })]) {
      const computer = startFakeUsb();
      computer.plugIn(fake, { serial });
      for (const _ of [1, 2]) {
        const device = await openWebUsbPhone({ usb: computer.usb, credentialStore });
        expect(await device.contacts.list()).toHaveLength(4);
        await device.dispose();
      }
      expect(fake.adbd.asked).toEqual(['octoweave@test']);
      await fake.dispose();
    }
  });

  it('says that the phone was unplugged while its person was asked', async () => {
    const fake = await startFakePhone({ person: 'is-away' });
    const computer = startFakeUsb();
    const cable = computer.plugIn(fake, { serial });
    const opening = openWebUsbPhone({ usb: computer.usb, credentialStore: memoryCredentialStore('octoweave@test') });
    setTimeout(() => cable.unplug(), 200);
    await expect(opening).rejects.toMatchObject({ code: 'device-unplugged' });
    await fake.dispose();
  });

  it('does not wait for ever, and closes the device', async () => {
    const fake = await startFakePhone({ person: 'is-away' });
    const computer = startFakeUsb();
    const { device } = computer.plugIn(fake, { serial });
    const credentialStore = memoryCredentialStore('octoweave@test');
    await expect(openWebUsbPhone({ usb: computer.usb, credentialStore, authorizationMs: 300 })).rejects.toMatchObject({
      code: 'device-unauthorized',
      advice: expect.stringMatching(/Unlock the phone/u),
    });
    expect(fake.adbd.asked).toEqual(['octoweave@test']);
    expect(device.opened).toBe(false);
    await fake.dispose();
  });

  it('says where a browser keeps no keys', async () => {
    const fake = await startFakePhone({ person: 'allows' });
    const computer = startFakeUsb();
    computer.plugIn(fake, { serial });
    await expect(openWebUsbPhone({ usb: computer.usb })).rejects.toMatchObject({
      code: 'permission-denied',
      advice: expect.stringMatching(/credentialStore/u),
    });
    await fake.dispose();
  });
});

describe('requestWebUsbPhone', () => {
  it('gives the phone that the person chose, which opens without a question from then on', async () => {
    const fake = await startFakePhone();
    const computer = startFakeUsb();
    const { device } = computer.plugIn(fake, { serial });
    computer.answer(device);
    expect(await requestWebUsbPhone({ usb: computer.usb })).toBe(device);
    expect(await listWebUsbPhones({ usb: computer.usb })).toEqual([device]);
    await fake.dispose();
  });

  it.each([
    ['nobody-chose', /choose the phone/u],
    ['no-click', /click/u],
  ] as const)('says what to do where the list ends with %s', async (answer, advice) => {
    const computer = startFakeUsb();
    computer.answer(answer);
    await expect(requestWebUsbPhone({ usb: computer.usb })).rejects.toMatchObject({
      code: 'device-not-chosen',
      advice: expect.stringMatching(advice),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { androidToolCases } from './__fixtures__/android-tool-cases.ts';
import { runAndroidTool } from './__fixtures__/run-android-tool.ts';
import { androidPack, androidTools, implementAndroidPack, missedPhoneGoals, type Phone, simulatedPhone } from './index.ts';

const cases = androidToolCases.map((one) => Object.assign({ call: `${one.tool} ${JSON.stringify(one.input)}` }, one));

/** Patterns in expected values stand for any text that they match. */
const withPatterns = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((item) => (item instanceof RegExp ? expect.stringMatching(item) : item)) : value;

describe('androidTools', () => {
  it('is the pack in its order', () => {
    const pack = implementAndroidPack({ device: simulatedPhone() });
    expect(pack.tools.map(({ definition }) => definition)).toEqual(androidPack.definitions);
    expect(androidTools({ device: simulatedPhone() })).toHaveLength(23);
  });

  it('has a case for every tool', () => {
    expect(new Set(androidToolCases.map(({ tool }) => tool))).toEqual(new Set(androidPack.definitions.map(({ name }) => name)));
  });

  it.each(cases)('changes just what $call asks for, and reports it', async ({ tool, input, state, value, goals }) => {
    const device = simulatedPhone({ state });
    const before = device.snapshot();
    const run = await runAndroidTool(tool, input, { device });
    expect(run).toMatchObject({ failure: undefined, choices: undefined });
    expect(run.value).toEqual(withPatterns(value));
    expect(missedPhoneGoals(goals, { before, after: device.snapshot() })).toEqual([]);
    const differences = device.diff(before).map(({ path }) => path);
    for (const path of differences) expect(run.changes.some((change) => `${path}.`.startsWith(`${change.path}.`))).toBe(true);
    for (const { path } of run.changes) expect(differences.some((changed) => `${changed}.`.startsWith(`${path}.`))).toBe(true);
  });

  it('asks which contact and which device is meant, and touches nothing', async () => {
    const device = simulatedPhone();
    const hash = device.hash();
    expect(await runAndroidTool('send_text_message', { contact_name: 'Maria', message: 'Hi' }, { device })).toMatchObject({
      choices: ['Maria Lopez, +14155550101', 'Maria Garcia, +14155550102'],
      changes: [],
    });
    expect(await runAndroidTool('connect_to_bluetooth_device', { device_name: 'bose' }, { device })).toMatchObject({
      choices: ['Bose QC45 Headphones', 'Bose SoundLink Speaker'],
    });
    expect(device.hash()).toBe(hash);
  });

  it.each([
    ['connect_to_bluetooth_device', { device_name: 'fridge' }, 'not-found'],
    ['find_document', { query: 'unicorns' }, 'not-found'],
    ['print_document', { path: '/etc/passwd' }, 'not-found'],
    ['send_email', { recipient: 'a@example.com', title: '', content: '', attachments: ['/nowhere.pdf'] }, 'not-found'],
    ['get_weather_forecast', { location: 'nowhere' }, 'not-found'],
  ])('says why %s %j cannot be done, and what helps', async (tool, input, failure) => {
    const device = simulatedPhone();
    const hash = device.hash();
    const run = await runAndroidTool(tool, input, { device });
    expect(run).toMatchObject({ failure, changes: [] });
    expect(run.advice).toMatch(/\.$/u);
    expect(device.hash()).toBe(hash);
  });

  it('says that a service is missing, and takes one of its own before that of the phone', async () => {
    const { services: _services, ...bare } = simulatedPhone();
    for (const [tool, input] of [
      ['get_weather_forecast', { location: 'Kyoto' }],
      ['get_trending_news', {}],
      ['search_youtube_videos', { query: 'x' }],
      ['find_route_google_maps', { origin: 'a', destination: 'b' }],
      ['open_or_lock_door', { status: 'lock' }],
    ] as const)
      expect(await runAndroidTool(tool, input, { device: bare })).toMatchObject({ failure: 'service-missing' });
    const weather = { forecast: async () => [{ date: '2026-01-01', description: 'fine' }] };
    expect(
      await runAndroidTool('get_weather_forecast', { location: 'x' }, { device: simulatedPhone(), services: { weather } }),
    ).toMatchObject({
      value: ['2026-01-01: fine'],
    });
  });

  it('does not claim what the phone did not do, and reports what it did instead', async () => {
    const phone = simulatedPhone();
    const stubborn: Phone = {
      ...phone,
      audio: { ...phone.audio, setVolume: async () => ({ index: 3, minimum: 0, maximum: 15 }) },
      screen: { ...phone.screen, setBrightness: async () => ({ brightness: 0.45, isAdaptive: false }) },
      notifications: { ...phone.notifications, setZenMode: async () => 'off' },
      bluetooth: { ...phone.bluetooth, readIsEnabled: async () => false, enable: async () => false },
    };
    expect(await runAndroidTool('set_volume', { level: 10, volume_type: 'media' }, { device: stubborn })).toMatchObject({
      failure: 'not-followed',
      changes: [{ path: 'audio.media.index', from: 7, to: 3 }],
    });
    expect(await runAndroidTool('change_screen_brightness', { level: 9 }, { device: stubborn })).toMatchObject({
      failure: 'not-followed',
      changes: [{ path: 'screen.isAdaptive', from: true, to: false }],
    });
    for (const [tool, input] of [
      ['enable_do_not_disturb', { enabled: true }],
      ['connect_to_bluetooth_device', { device_name: 'Kitchen Speaker' }],
    ] as const)
      expect(await runAndroidTool(tool, input, { device: stubborn })).toMatchObject({ failure: 'not-followed', changes: [] });
  });

  it('tells a draft that was opened from something that was sent', async () => {
    const phone = simulatedPhone();
    const drafts: Phone = {
      ...phone,
      mail: { send: async () => ({ status: 'draft-opened' }) },
      messages: { send: async () => ({ status: 'draft-opened' }) },
      telephony: { call: async () => ({ status: 'dialler-opened' }) },
      alarms: { setAlarm: async () => ({ status: 'handed-over' }) },
    };
    for (const [tool, input, detail] of [
      ['send_email', { recipient: 'a@example.com', title: 'x', content: 'y' }, 'draft opened'],
      ['send_text_message', { contact_name: 'Mom', message: 'y' }, 'draft to +14155550103 opened'],
      ['make_phone_call', { phone_number: '+14155550103' }, 'in the dialler'],
      ['set_timer_alarm', { time: '07:10' }, 'the clock app took 07:10'],
    ] as const)
      expect(await runAndroidTool(tool, input, { device: drafts })).toMatchObject({
        value: { ok: true, detail: expect.stringContaining(detail) },
        changes: [],
      });
  });
});

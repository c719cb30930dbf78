import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startAdbServer,
  startFakePhone,
  type FakePhone,
  type GenuineAdbServer,
} from '../../../packages/tools-android/src/adb/__fixtures__/fake-phone.ts';
import { endsOf } from './__fixtures__/events-of.ts';
import { runOctoweave } from './__fixtures__/run-octoweave.ts';

const missing = ['/usr/bin/adb', '/usr/bin/mksh'].filter((path) => !existsSync(path));

// As in packages/tools-android: CI has both programs and fails without; elsewhere these tests are left out.
describe.skipIf(missing.length > 0 && process.env['CI'] === undefined)('octoweave call --driver adb', () => {
  let server: GenuineAdbServer;
  let phone: FakePhone;
  let serial: string;

  beforeAll(async () => {
    server = await startAdbServer();
  });
  afterAll(() => server.kill());
  beforeEach(async () => {
    phone = await startFakePhone();
    serial = await server.connect(phone);
  });
  afterEach(() => phone.dispose());

  const throughServer = (): readonly string[] => ['--driver', 'adb', '--adb-host', `127.0.0.1:${server.port}`, '--adb-serial', serial];

  it('acts on a phone through a genuine adb server, and hands texts on unchanged', async () => {
    const label = "it's; $(reboot) `x`";
    const words = ['call', `set_volume(4, "media"); set_timer_alarm("06:05", "${label}")`, ...throughServer()];
    const { status, output } = await runOctoweave(words);
    expect(output).toMatch(/set_volume .*ok +media volume 6 of 0 to 15/u);
    expect(phone.state().volumes['3']?.index).toBe(6);
    expect(phone.state().alarms.at(-1)).toEqual({ at: '06:05', label });
    expect(status).toBe(0);
  });

  it('acts on a phone that listens itself', async () => {
    const { status, output } = await runOctoweave(['call', 'set_volume(4, "media")', '--driver', 'adb', '--adb-address', serial]);
    expect(output).toContain('audio.media.index 7 -> 6');
    expect(status).toBe(0);
  });

  it('asks which of two contacts is meant before it touches the phone', async () => {
    const words = ['call', '--json', 'send_text_message("Maria", "hi")', '--approve-sensitive', 'send_text_message', ...throughServer()];
    const { status, output } = await runOctoweave(words);
    expect(endsOf(output)[0]?.outcome).toMatchObject({
      status: 'needs-input',
      missing: [{ parameter: 'contact_name', choices: ['Maria Lopez, +14155550101', 'Maria Garcia, +14155550102'] }],
    });
    expect(phone.state().intents).toEqual([]);
    expect(status).toBe(4);
  });

  it('sends what its dry run shows, and a dry run sends nothing', async () => {
    const words = ['call', '--json', 'set_timer_alarm("06:05", "tea")', ...throughServer()];
    const { output } = await runOctoweave([...words, '--dry-run']);
    expect(phone.log()).toEqual([]);
    await runOctoweave(words);
    for (const line of output.split('\n').filter((event) => event.includes('"call-preview"'))) {
      const { steps } = JSON.parse(line) as { readonly steps: readonly { readonly argv: readonly string[] }[] };
      expect(phone.log()).toEqual(expect.arrayContaining(steps.map(({ argv }) => argv)));
    }
  });

  it('finds the number of a name on the phone, for a dry run too, which opens nothing', async () => {
    const words = ['call', 'make_phone_call("siobhan")', ...throughServer()];
    expect((await runOctoweave([...words, '--dry-run'])).output).toMatch(/make_phone_call +\+35315550110 .*dry run/u);
    expect(phone.state().intents).toEqual([]);
    await runOctoweave([...words, '--approve-sensitive', 'make_phone_call']);
    expect(phone.state().intents).toMatchObject([{ address: 'tel:%2B35315550110' }]);
  });

  it('uses no network without --online', async () => {
    const { status, output } = await runOctoweave(['call', 'get_weather_forecast("Leeds")', ...throughServer()]);
    expect(output).toMatch(/failed .*Try again with --online\./u);
    expect(status).toBe(4);
  });

  it('says which phones there are where it cannot know which is meant', async () => {
    const other = await startFakePhone();
    const otherSerial = await server.connect(other);
    const { status, errors } = await runOctoweave(['call', 'set_volume(4, "media")', ...throughServer().slice(0, 4)]);
    await other.dispose();
    expect(errors).toContain(otherSerial);
    expect(errors).toContain('--adb-serial');
    expect(status).toBe(7);
  });

  it('ends a call as failed, with the next step, where the phone is unplugged in the middle', async () => {
    phone.impose({ faults: { hangs: ['cmd'] } });
    const { status, output } = await runOctoweave(['call', '--json', 'set_volume(4, "media")', ...throughServer()], {
      onSpawn: ({ stdout }) => {
        stdout?.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes('"call-start"')) void phone.adbd.unplug();
        });
      },
    });
    expect(endsOf(output)[0]?.outcome).toMatchObject({
      status: 'failed',
      code: 'device-unplugged',
      advice: expect.stringContaining('cable'),
    });
    expect(status).toBe(4);
  });
});

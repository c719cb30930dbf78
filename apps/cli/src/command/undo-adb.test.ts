import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startAdbServer,
  startFakePhone,
  type FakePhone,
  type GenuineAdbServer,
} from '../../../../packages/tools-android/src/adb/__fixtures__/fake-phone.ts';
import { runOctoweave, type OctoweaveResult } from '../__fixtures__/run-octoweave.ts';

const missing = ['/usr/bin/adb', '/usr/bin/mksh'].filter((path) => !existsSync(path));

// As in packages/tools-android: CI has both programs and fails without; elsewhere these tests are left out.
describe.skipIf(missing.length > 0 && process.env['CI'] === undefined)('octoweave undo --driver adb', () => {
  let server: GenuineAdbServer;
  let phones: readonly { readonly phone: FakePhone; readonly serial: string }[];
  let folder: string;
  beforeAll(async () => {
    server = await startAdbServer();
    const connected = [await startFakePhone(), await startFakePhone()].map(async (phone) => ({
      phone,
      serial: await server.connect(phone),
    }));
    phones = await Promise.all(connected);
    folder = await mkdtemp(join(tmpdir(), 'octoweave-undo-adb-'));
  });
  afterAll(async () => {
    await Promise.all(phones.map(({ phone }) => phone.dispose()));
    await server.kill();
    await rm(folder, { recursive: true });
  });

  const octoweave = (words: readonly string[], serial: string | undefined): Promise<OctoweaveResult> =>
    runOctoweave([...words, '--driver', 'adb', '--adb-host', `127.0.0.1:${server.port}`, '--adb-serial', serial ?? ''], {
      environment: { OCTOWEAVE_JOURNAL: join(folder, 'journal.jsonl') },
    });

  it('takes back on a phone what was done on it, and nothing on another', async () => {
    const [first, second] = phones;
    await octoweave(['call', 'set_volume(2, "media"); set_volume(4, "media"); set_timer_alarm("06:05", "tea")'], first?.serial);
    const elsewhere = await octoweave(['undo'], second?.serial);
    expect(elsewhere.errors).toContain(`was on adb ${first?.serial}, and this would be adb ${second?.serial}.`);
    expect(elsewhere.status).toBe(2);
    expect(second?.phone.state().volumes['3']?.index).toBe(7);

    const { status, output } = await octoweave(['undo'], first?.serial);
    expect(output).toMatch(/stays +set_timer_alarm .*No tool of the pack android takes it back\./u);
    expect(output).toMatch(/stays +set_volume +2 media +No level from 0 to 10 is step 7 of 0 to 15\./u);
    expect(output).toMatch(/set_volume +2 media .*ok .*\n +audio\.media\.index 6 -> 3/u);
    expect(first?.phone.state().volumes['3']?.index).toBe(3);
    expect(status).toBe(4);
  });
});

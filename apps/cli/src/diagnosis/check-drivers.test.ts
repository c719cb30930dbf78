import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDrivers } from './check-drivers.ts';

describe('checkDrivers', () => {
  it('finds adb where it is on the path, and nothing that cannot be run', async () => {
    const [first, second] = await Promise.all(['a', 'b'].map((name) => mkdtemp(join(tmpdir(), `octoweave-${name}-`))));
    if (first === undefined || second === undefined) throw new Error('two folders were made');
    await writeFile(join(first, 'adb'), '', { mode: 0o644 });
    const look = (): ReturnType<typeof checkDrivers> =>
      checkDrivers({ platform: 'linux', environment: { PATH: ['', first, second].join(delimiter) } });
    expect((await look())[0]).toMatchObject({ what: 'adb', isGood: false, isOptional: true });
    await writeFile(join(second, 'adb'), '');
    await chmod(join(second, 'adb'), 0o755);
    expect((await look())[0]?.detail).toContain(join(second, 'adb'));
    await Promise.all([first, second].map((folder) => rm(folder, { recursive: true })));
  });

  it('knows osascript on a Mac alone, and which variables are missing', async () => {
    const findings = await checkDrivers({ platform: 'darwin', environment: { YOUTUBE_API_KEY: 'k' } });
    expect(findings.find(({ what }) => what === 'osascript')).toMatchObject({ isGood: true });
    const services = findings.find(({ what }) => what === 'services')?.detail;
    expect(services).toContain('GOOGLE_ROUTES_API_KEY');
    expect(services).not.toContain('YOUTUBE_API_KEY');
  });
});

import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Finding } from './finding.ts';

/** What decides which drivers can be used. */
export interface CheckDriversOptions {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Which devices can be driven from here, as far as can be told without touching one. */
export async function checkDrivers(options: CheckDriversOptions = thisMachine()): Promise<readonly Finding[]> {
  return [await checkAdb(options), checkOsascript(options), checkViss(), checkOnline(options)];
}

const thisMachine = (): CheckDriversOptions => ({ platform: process.platform, environment: process.env });

const driver = (what: string, isGood: boolean, detail: string): Finding => ({ what, isGood, isOptional: true, detail });

async function checkAdb({ platform, environment }: CheckDriversOptions): Promise<Finding> {
  const path = await findProgram(platform === 'win32' ? 'adb.exe' : 'adb', environment);
  return driver(
    'adb',
    path !== undefined,
    path === undefined
      ? 'not on the path; install the Android platform tools, or reach a phone that listens itself with --adb-address'
      : `${path}; with a phone that \`adb devices\` lists: octoweave call --driver adb 'android.set_volume(4, "ring")'`,
  );
}

async function findProgram(name: string, environment: CheckDriversOptions['environment']): Promise<string | undefined> {
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    // The first on the path is the one that would run.
    if (
      folder !== '' &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  return undefined;
}

const checkOsascript = ({ platform }: CheckDriversOptions): Finding =>
  driver('osascript', platform === 'darwin', platform === 'darwin' ? 'this is a Mac; it asks once for each app' : 'only on macOS');

const checkViss = (): Finding =>
  driver('viss', true, 'ready for a car at --viss-url; octoweave simulate vehicle --viss serves a simulated one');

const keys = ['YOUTUBE_API_KEY', 'GOOGLE_ROUTES_API_KEY', 'HOME_ASSISTANT_URL', 'HOME_ASSISTANT_TOKEN', 'ZOOM_ACCESS_TOKEN'];

function checkOnline({ environment }: CheckDriversOptions): Finding {
  const missing = keys.filter((name) => !environment[name]);
  const all = 'with --online: weather and news';
  return driver('services', true, missing.length === 0 ? `${all}, and all others` : `${all}; the others want ${missing.join(', ')}`);
}

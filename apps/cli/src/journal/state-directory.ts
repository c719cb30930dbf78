import { homedir } from 'node:os';
import { join } from 'node:path';

/** What decides where programs keep what they remember. */
export interface StateDirectoryOptions {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The folder in which octoweave keeps what must outlive it, by the custom of the platform. It need not exist. */
export function stateDirectory({ platform, environment, home }: StateDirectoryOptions = thisMachine()): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'octoweave');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'octoweave');
    default:
      return join(environment['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'octoweave');
  }
}

const thisMachine = (): StateDirectoryOptions => ({ platform: process.platform, environment: process.env, home: homedir() });

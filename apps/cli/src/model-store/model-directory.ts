import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { StateDirectoryOptions } from '../journal/state-directory.ts';

/** The folder of models that were pulled: `OCTOWEAVE_MODELS`, or by the custom of the platform for data. It need not exist. */
export function modelDirectory({ platform, environment, home }: StateDirectoryOptions = thisMachine()): string {
  const { OCTOWEAVE_MODELS: chosen, LOCALAPPDATA: localData, XDG_DATA_HOME: dataHome } = environment;
  if (chosen) return resolve(chosen);
  switch (platform) {
    case 'win32':
      return join(localData || join(home, 'AppData', 'Local'), 'octoweave', 'models');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'octoweave', 'models');
    default:
      return join(dataHome || join(home, '.local', 'share'), 'octoweave', 'models');
  }
}

const thisMachine = (): StateDirectoryOptions => ({ platform: process.platform, environment: process.env, home: homedir() });

/** Whether a model can be called that: a name is never a path. */
export const isModelName = (name: string): boolean => /^[A-Za-z0-9][\w.-]{0,99}$/u.test(name);

/** The file of a model by its name. */
export const modelFile = (directory: string, name: string): string => join(directory, `${name}.gguf`);

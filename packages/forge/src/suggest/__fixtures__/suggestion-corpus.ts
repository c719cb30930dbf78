import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { corporaFolder } from '../../corpus/corpus-files.ts';
import { readCorpora, type Corpora } from '../../corpus/read-corpora.ts';
import { collectSuggestionTasks, type SuggestionTask } from '../suggestion-task.ts';

/** A corpus of the car that is gone when the test is. */
export interface SuggestionCorpus extends Disposable {
  readonly corpora: Corpora;
  /** The tasks of a tool. */
  readonly tasksOf: (toolName: string, options?: { readonly limit?: number; readonly seed?: number }) => readonly SuggestionTask[];
}

/** Writes files of a corpus that stands alone, and reads them. */
export function writeCorpus(files: Readonly<Record<string, string>>): SuggestionCorpus {
  const folder = mkdtempSync(join(tmpdir(), 'octoweave-suggest-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const located = { packs: [vehiclePack], folder: corporaFolder, own: new Map([[vehiclePack.name, folder]]) };
  return {
    corpora: readCorpora(located),
    tasksOf: (toolName, { limit, seed = 1 } = {}) => {
      const tool = vehiclePack.definitions.find(({ name }) => name === toolName);
      if (!tool) throw new Error(`The car has no ${toolName}.`);
      return collectSuggestionTasks({ ...located, pack: vehiclePack, tool, limit, seed });
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

/** The task of a header. */
export function taskOf(tasks: readonly SuggestionTask[], header: string): SuggestionTask {
  const task = tasks.find((candidate) => candidate.header === header);
  if (!task) throw new Error(`There is no task for ${header}: ${tasks.map((candidate) => candidate.header).join('; ')}`);
  return task;
}

export const climateFile = `# Air.
% zone
  driver: my side | the driver side
  rear: the back
% zone_adjective
  driver: driver | driver's
> set_climate_temperature(zone={zone}, temperature={temperature})
set {zone} to {temperature}
[can you|could you|] make {zone} {temperature} [please|]
> set_climate_temperature(zone={zone_adjective}, temperature={temperature})
{zone_adjective} temperature {temperature}
> set_climate_temperature(zone='driver', temperature=74)
i'm freezing up here
> set_climate_temperature(zone={zone}, temperature={temperature})
{temperature} on {zone}
> set_climate_temperature(zone='driver', temperature=?)
change the temperature on my side
`;

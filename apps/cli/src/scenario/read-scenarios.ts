import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseScenarios } from './parse-scenarios.ts';
import type { Scenario } from './scenario.ts';

const folder = fileURLToPath(new URL('../../../../packages/forge/evaluation/scenarios/', import.meta.url));

/** The scenarios of one file. */
export interface ScenarioFile {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
}

/** Every scenario of the repository, by file. @throws {Error} with every line that holds none, or an id that two files have. */
export async function readScenarios(): Promise<readonly ScenarioFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const files = await Promise.all(names.map(async (name) => ({ name, ...parseScenarios(await readFile(join(folder, name), 'utf8')) })));
  const issues = files.flatMap(({ name, issues: found }) => found.map((issue) => `${name}, ${issue}`));
  const ids = files.flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
  const repeated = ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `The id "${id}" is used in two files.`);
  if (issues.length + repeated.length > 0) throw new Error([...issues, ...repeated].join('\n'));
  return files;
}

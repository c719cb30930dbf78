import type { JsonValue } from '@octoweave/core';
import { UsageError } from '../usage-error.ts';
import { checkState } from './check-state.ts';
import { readStateFile } from './read-state-file.ts';

/**
 * What a simulated device starts as instead of its own first state, by the top-level keys of that; undefined where nothing is said.
 *
 * @throws {UsageError} where the file cannot be read, or holds what the device cannot be.
 */
export async function readState<State extends object>(path: string | undefined, initial: State): Promise<Partial<State> | undefined> {
  if (path === undefined) return undefined;
  const keys = Object.keys(initial);
  const state = await readStateFile(path, { presets: [], example: `{"${keys[0] ?? ''}": …}` });
  const unknown = Object.keys(state).filter((key) => !keys.includes(key));
  const issues = [
    ...unknown.map((key) => `"${key}" is not part of it; ${keys.join(', ')} are`),
    ...Object.entries(state).flatMap(([key, value]) => {
      const sample = (initial as Readonly<Record<string, JsonValue>>)[key];
      return sample === undefined ? [] : checkState(value, { sample, path: key });
    }),
  ];
  if (issues.length > 0) throw new UsageError(`${path} cannot be used as a state:\n${issues.map((issue) => `  - ${issue}`).join('\n')}`);
  // Checked against the state whose type it is.
  return state as Partial<State>;
}

import { readFile } from 'node:fs/promises';
import type { JsonValue } from '@octoweave/core';
import { UsageError } from '../usage-error.ts';

/** A state as it is written: one JSON object. */
export type WrittenState = Readonly<Record<string, JsonValue>>;

/** What a file of a state is to be told about. */
export interface ReadStateFileOptions {
  readonly presets: readonly string[];
  /** What such a file may hold. */
  readonly example: string;
}

/** Reads the file of a state. @throws {UsageError} where it cannot be read, or is not one JSON object. */
export async function readStateFile(path: string, { presets, example }: ReadStateFileOptions): Promise<WrittenState> {
  const content = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(
      presets.length === 0
        ? `--state takes the path of a JSON file; "${path}" cannot be read.`
        : `--state takes ${presets.join(', ')} or the path of a JSON file; "${path}" is neither.`,
    );
  });
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as WrittenState;
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  throw new UsageError(`${path} must hold one object, such as ${example}.`);
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readJournal, type JournalReading } from '@octoweave/core';
import { UsageError } from '../usage-error.ts';

/** What the journal in a file tells. @throws {UsageError} where there is none. */
export async function readFileJournal(path: string): Promise<JournalReading> {
  const lines: string[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) lines.push(line);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError(`There is no journal at ${path}. Runs write one; --journal names another file.`);
    throw error;
  }
  return readJournal(lines);
}

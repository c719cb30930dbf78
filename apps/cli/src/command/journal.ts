import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readJournal, type JournalReading } from '@octoweave/core';
import { journalPath } from '../journal/resolve-journal.ts';
import { describeRun } from '../presentation/journal-view.ts';
import { createPaint } from '../presentation/paint.ts';
import { UsageError } from '../usage-error.ts';

/** Options of `octoweave journal`. */
export interface JournalCommandOptions {
  readonly json: boolean;
  readonly journal?: string;
  /** How many runs, the latest; all where left out. */
  readonly last?: number;
}

/** Lists what was done, as far as it is known. @throws {UsageError} where there is no journal. */
export async function journal({ json, journal: file, last }: JournalCommandOptions): Promise<void> {
  const path = journalPath(file);
  const { runs, damagedLines } = await readFileJournal(path);
  const shown = last === undefined ? runs : runs.slice(-last);
  if (json) {
    process.stdout.write(`${JSON.stringify({ path, runs: shown, damagedLines }, undefined, 2)}\n`);
    return;
  }
  const paint = createPaint(process.stdout);
  for (const run of shown) process.stdout.write(describeRun(run, paint));
  if (damagedLines.length > 0)
    process.stdout.write(
      `${paint.bad(`${damagedLines.length} damaged ${damagedLines.length === 1 ? 'line was' : 'lines were'} left out`)}: ${damagedLines.join(', ')} of ${path}\n`,
    );
}

async function readFileJournal(path: string): Promise<JournalReading> {
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

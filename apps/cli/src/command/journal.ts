import { readFileJournal } from '../journal/read-file-journal.ts';
import { journalPath } from '../journal/resolve-journal.ts';
import { describeRun } from '../presentation/journal-view.ts';
import { createPaint } from '../presentation/paint.ts';

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

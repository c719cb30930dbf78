import { join, resolve } from 'node:path';
import type { Journal } from '@octoweave/core';
import { createFileJournal } from './file-journal.ts';
import { stateDirectory } from './state-directory.ts';

/** `--journal <file>`, or false for `--no-journal`. */
export interface JournalOptions {
  readonly journal?: string | false;
}

/** The file of the journal: the option's, the environment's (`OCTOWEAVE_JOURNAL`), or the one in the state directory. */
export function journalPath(option: string | undefined): string {
  const chosen = option ?? process.env['OCTOWEAVE_JOURNAL'];
  return chosen ? resolve(chosen) : join(stateDirectory(), 'journal.jsonl');
}

/** The journal to keep; undefined where none is wanted. */
export function resolveJournal({ journal }: JournalOptions): Journal | undefined {
  return journal === false ? undefined : createFileJournal(journalPath(journal));
}

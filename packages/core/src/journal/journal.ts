import type { JournalEntry } from './journal-entry.ts';

/** Keeps a record of what was done. */
export interface Journal {
  /**
   * Adds an entry at the end.
   *
   * - Resolves only once the entry would outlive the process and the power supply.
   * - Entries are kept in the order of the calls of `append`; there may be several at once.
   * - Rejects where the entry is not kept, and does not take the program down with it.
   */
  append(entry: JournalEntry): Promise<void>;
}

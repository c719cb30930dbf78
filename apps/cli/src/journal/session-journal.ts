import { readJournal, type Journal, type JournalledRun } from '@octoweave/core';

/** A journal that also knows what was done since it was created. */
export interface SessionJournal extends Journal {
  runs(): readonly JournalledRun[];
  /** Lets go of what was done; what is kept elsewhere stays there. */
  forget(): void;
}

/** Remembers what another journal has kept, or everything where nothing else is kept. */
export function createSessionJournal(kept: Journal | undefined): SessionJournal {
  let lines: string[] = [];
  return {
    async append(entry) {
      await kept?.append(entry);
      lines.push(JSON.stringify(entry));
    },
    runs: () => readJournal(lines).runs,
    forget() {
      lines = [];
    },
  };
}

import type { Journal } from '@octoweave/core';

/** What was done since the page was opened, or since its devices began anew. */
export interface SessionJournal extends Journal {
  /** Its entries as lines of JSON, for `readJournal`. */
  lines(): readonly string[];
  /** Lets go of what was done. */
  forget(): void;
}

/** A journal in the memory of this page: simulated devices end with it, and so does what was done to them. */
export function createSessionJournal(): SessionJournal {
  let lines: string[] = [];
  return {
    async append(entry) {
      lines.push(JSON.stringify(entry));
    },
    lines: () => lines,
    forget() {
      lines = [];
    },
  };
}

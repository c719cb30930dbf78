import type { NormaliseContext } from '@octoweave/core';

/** The clock that cases are understood by, and the rest of what their words are read with. */
export interface CaseClock {
  readonly context: NormaliseContext;
  /** Sets the clock to a case's `now`, local `YYYY-MM-DD HH:MM:SS`; to that of the machine where it has none. */
  set(now: string | undefined): void;
}

/** The same on every machine: American English, and wall times as they are written. */
export function createCaseClock(): CaseClock {
  let now: Date | undefined;
  return {
    context: { clock: () => now ?? new Date(), timeZone: 'UTC', locale: 'en-US', region: 'US' },
    set(written) {
      now = written === undefined ? undefined : new Date(`${written.replace(' ', 'T')}Z`);
    },
  };
}

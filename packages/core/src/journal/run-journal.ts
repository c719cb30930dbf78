import { ReplaySubject, type Observable } from 'rxjs';
import { thrownMessage } from '../internal/thrown-message.ts';
import type { Journal } from './journal.ts';
import type { DeviceNames, JournalEntry, JournalRequest, RunId } from './journal-entry.ts';

/** An entry of a run that has begun, without what the run itself knows. */
export type RunJournalEntry = JournalEntry extends infer Entry
  ? Entry extends JournalEntry
    ? Entry['type'] extends 'run-started'
      ? never
      : Omit<Entry, 'runId' | 'at'>
    : never
  : never;

/** The journal of one run. */
export interface RunJournal {
  readonly runId: RunId;
  /** A sentence for each entry after `run-started` and `call-started` that is not kept; never completes, never fails. */
  readonly warnings: Observable<string>;
  /** As `Journal.append`; rejects also where the beginning of the run is not kept. */
  append(entry: RunJournalEntry): Promise<void>;
}

/** What the record of a run begins with. */
export interface BeginRunJournalOptions {
  readonly journal: Journal;
  readonly runId: RunId;
  readonly request: JournalRequest;
  readonly devices?: DeviceNames | undefined;
  readonly clock: () => Date;
}

/** Begins the record of a run. There is nothing to close. */
export function beginRunJournal({ journal, runId, request, devices, clock }: BeginRunJournalOptions): RunJournal {
  const warnings = new ReplaySubject<string>();
  const at = (): string => clock().toISOString();
  const begun = appendTo(journal, { type: 'run-started', runId, at: at(), request, ...(devices && { devices }) });
  // Heard by the first entry that waits for it; a run without entries has a `run-ended`.
  begun.catch(() => undefined);
  return {
    runId,
    warnings,
    async append(entry) {
      try {
        await begun;
        await appendTo(journal, { ...entry, runId, at: at() });
      } catch (error) {
        if (entry.type !== 'call-started') warnings.next(warningOf(entry.type, error));
        throw error;
      }
    },
  };
}

/** A journal that throws at once has rejected. */
async function appendTo(journal: Journal, entry: JournalEntry): Promise<void> {
  await journal.append(entry);
}

function warningOf(type: Exclude<RunJournalEntry['type'], 'call-started'>, error: unknown): string {
  const subject = type === 'call-ended' ? 'How a call ended' : 'The end of the run';
  return `${subject} could not be recorded: ${thrownMessage(error)}.`;
}

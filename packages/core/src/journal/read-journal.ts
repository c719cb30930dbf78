import type { DeviceChange } from '../tool/tool.ts';
import type { CallId } from '../call/tool-call.ts';
import type { JournalEntry, JournalOutcome, RunId } from './journal-entry.ts';
import { linkUndos } from './link-undos.ts';
import { parseJournalEntry } from './parse-journal-entry.ts';

type RunStarted = Extract<JournalEntry, { type: 'run-started' }>;
type RunEnded = Extract<JournalEntry, { type: 'run-ended' }>;
type CallStarted = Extract<JournalEntry, { type: 'call-started' }>;
type CallEnded = Extract<JournalEntry, { type: 'call-ended' }>;

/**
 * What a journal knows of a call that was begun.
 *
 * - `confirmed`: its tool returned; `changes` were read back from the device.
 * - `failed`: its tool said that it did not work; `changes` are what it had changed until then.
 * - `asked`: its tool asked a question instead, and changed nothing.
 * - `unknown`: it was begun, and how it ended is not recorded or was not known.
 */
export type JournalledCallStatus = 'confirmed' | 'failed' | 'asked' | 'unknown';

/**
 * What became of a call by a later run that undoes it.
 *
 * - `undone`: every call that takes it back is confirmed as it was planned, and none of them was undone in turn.
 * - `half-undone`: some of them changed the device, or may have, and others did not follow or went elsewhere.
 */
export interface CallUndo {
  readonly status: 'undone' | 'half-undone';
  readonly runId: RunId;
}

/** A call that was begun. */
export interface JournalledCall extends Omit<CallStarted, 'type' | 'runId'> {
  readonly status: JournalledCallStatus;
  readonly endedAt: string | undefined;
  readonly outcome: JournalOutcome | undefined;
  readonly changes: readonly DeviceChange[];
  /** Undefined where it stands as it was. */
  readonly undo: CallUndo | undefined;
}

/** A run, with the calls it began in the order it began them. */
export interface JournalledRun {
  readonly runId: RunId;
  /** Undefined where the line that says so is lost. */
  readonly startedAt: string | undefined;
  readonly request: RunStarted['request'] | undefined;
  readonly devices: RunStarted['devices'];
  readonly calls: readonly JournalledCall[];
  /** Undefined where the run was cut off, or is still under way. */
  readonly end: Pick<RunEnded, 'at' | 'status'> | undefined;
}

/** What a journal tells. */
export interface JournalReading {
  /** In the order they began. */
  readonly runs: readonly JournalledRun[];
  /** Numbers, from 1, of lines that are no entries: torn by a crash, or not ours. They are read as if they were not there. */
  readonly damagedLines: readonly number[];
}

interface OpenRun {
  readonly runId: RunId;
  readonly calls: Map<CallId, JournalledCall>;
  started: RunStarted | undefined;
  end: RunEnded | undefined;
}

/** Outcomes of which the tool itself does not know whether it took effect. */
const unknownCodes: ReadonlySet<string> = new Set(['deadline-missed', 'effect_unknown', 'cancelled']);

/**
 * Reads the lines of a journal. Never throws.
 *
 * - A call is never `confirmed` on less than its own `call-started` and a `call-ended` that says so.
 */
export function readJournal(lines: Iterable<string>): JournalReading {
  const runs = new Map<RunId, OpenRun>();
  const damagedLines: number[] = [];
  let lineNumber = 0;
  for (const line of lines) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const entry = parseJournalEntry(line);
    if (entry) note(runOf(runs, entry.runId), entry);
    else damagedLines.push(lineNumber);
  }
  return { runs: linkUndos([...runs.values()].map(closeRun)), damagedLines };
}

function runOf(runs: Map<RunId, OpenRun>, runId: RunId): OpenRun {
  const known = runs.get(runId);
  if (known) return known;
  const run: OpenRun = { runId, calls: new Map(), started: undefined, end: undefined };
  runs.set(runId, run);
  return run;
}

function note(run: OpenRun, entry: JournalEntry): void {
  switch (entry.type) {
    case 'run-started':
      run.started = entry;
      return;
    case 'run-ended':
      run.end = entry;
      return;
    case 'call-started': {
      const { type: _type, runId: _runId, ...started } = entry;
      const nothing = { endedAt: undefined, outcome: undefined, changes: [], undo: undefined };
      run.calls.set(entry.callId, { ...started, status: 'unknown', ...nothing });
      return;
    }
    case 'call-ended': {
      const call = run.calls.get(entry.callId);
      const { at, outcome, changes } = entry;
      if (call) run.calls.set(entry.callId, { ...call, status: statusOf(entry), endedAt: at, outcome, changes });
    }
  }
}

function statusOf({ outcome }: CallEnded): JournalledCallStatus {
  switch (outcome.status) {
    case 'succeeded':
      return 'confirmed';
    case 'needs-input':
      return 'asked';
    case 'failed':
      return unknownCodes.has(outcome.code) ? 'unknown' : 'failed';
  }
}

const closeRun = ({ runId, calls, started, end }: OpenRun): JournalledRun => ({
  runId,
  startedAt: started?.at,
  request: started?.request,
  devices: started?.devices,
  calls: [...calls.values()],
  end: end && { at: end.at, status: end.status },
});

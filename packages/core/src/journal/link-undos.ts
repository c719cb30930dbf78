import type { RunId } from './journal-entry.ts';
import type { CallUndo, JournalledCall, JournalledRun } from './read-journal.ts';

interface UndoRun extends JournalledRun {
  readonly request: Extract<JournalledRun['request'], { type: 'undo' }>;
}

const isUndoRun = (run: JournalledRun): run is UndoRun => run.request?.type === 'undo';

/**
 * Says of each call what later runs took back of it.
 *
 * - Only a run that began later can undo a call, whatever its request says.
 * - The calls of an undo may be undone in turn: then the call they took back stands again.
 */
export function linkUndos(runs: readonly JournalledRun[]): readonly JournalledRun[] {
  const undoRuns = new Map<RunId, readonly UndoRun[]>();
  // Latest first, so that what became of an undo is known when what it undid is looked at.
  return runs
    .toReversed()
    .map((run) => {
      const undoneBy = undoRuns.get(run.runId) ?? [];
      const linked = { ...run, calls: run.calls.map((call) => ({ ...call, undo: findUndo(call, undoneBy) })) };
      if (isUndoRun(linked)) undoRuns.set(linked.request.runId, [...(undoRuns.get(linked.request.runId) ?? []), linked]);
      return linked;
    })
    .toReversed();
}

/** The latest that counts; one that changed nothing, or was undone, does not. */
function findUndo({ callId }: JournalledCall, undoRuns: readonly UndoRun[]): CallUndo | undefined {
  for (const run of undoRuns) {
    const status = statusOf(run, callId);
    if (status) return { status, runId: run.runId };
  }
  return undefined;
}

/** With the values of a person the device holds what that person wanted, and not what it held before. */
const tookBack = ({ status, approval }: JournalledCall): boolean => status === 'confirmed' && approval?.decision !== 'edit';

function statusOf({ request, calls }: UndoRun, undoneId: string): CallUndo['status'] | undefined {
  const ids = Object.entries(request.undoes).flatMap(([id, undone]) => (undone === undoneId ? [id] : []));
  const standing = calls.filter(({ callId, undo }) => ids.includes(callId) && undo?.status !== 'undone');
  if (standing.length === 0) return undefined;
  if (standing.length === ids.length && standing.every(tookBack)) return 'undone';
  return standing.some(({ status, changes }) => status === 'unknown' || changes.length > 0) ? 'half-undone' : undefined;
}

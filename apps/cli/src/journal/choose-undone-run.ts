import type { JournalledCall, JournalledRun } from '@octoweave/core';
import { printable } from '../presentation/paint.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The run to undo: the one whose id begins so, or the latest that changed something and of which nothing is undone yet.
 *
 * - An undo is chosen only by its id: undoing one does again what it took back.
 *
 * @throws {UsageError} where there is none, or several begin so.
 */
export function chooseUndoneRun(runs: readonly JournalledRun[], id: string | undefined): JournalledRun {
  if (id === undefined) {
    const latest = runs.findLast(({ request, calls }) => request?.type !== 'undo' && calls.some(mayHaveChanged) && !calls.some(isUndone));
    if (latest) return latest;
    throw new UsageError('Nothing was done that is not undone already. `octoweave journal` lists what was done.');
  }
  const [found, ...others] = runs.filter(({ runId }) => runId === id || (id !== '' && runId.startsWith(id)));
  if (!found) throw new UsageError(`The journal has no run ${printable(id)}. \`octoweave journal\` lists them.`);
  if (others.length > 0) throw new UsageError(`Several runs begin with ${printable(id)}. Write more of the one you mean.`);
  return found;
}

const mayHaveChanged = ({ effect, status, changes }: JournalledCall): boolean =>
  effect !== 'read' && (status === 'unknown' || changes.length > 0);

const isUndone = ({ undo }: JournalledCall): boolean => undo?.status === 'undone';

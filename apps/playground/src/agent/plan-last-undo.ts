import { planUndo, readJournal, type ImplementedToolPack, type UndoPlan } from '@octoweave/core';

/** How the last request that changed something is taken back; undefined where there is none, or nothing of it can be. */
export function planLastUndo(lines: readonly string[], packs: readonly ImplementedToolPack[]): UndoPlan | undefined {
  const { runs } = readJournal(lines);
  const last = runs.findLastIndex(({ request, calls }) => request?.type !== 'undo' && calls.some(({ effect }) => effect !== 'read'));
  const run = runs[last];
  const plan = run && planUndo(run, { packs, laterRuns: runs.slice(last + 1) });
  return plan && plan.calls.length > 0 ? plan : undefined;
}

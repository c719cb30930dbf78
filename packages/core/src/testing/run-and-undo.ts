import { lastValueFrom } from 'rxjs';
import { createCallRunner } from '../agent/create-call-runner.ts';
import { literal, type ToolCall } from '../call/tool-call.ts';
import type { JournalEntry, UndoneCalls } from '../journal/journal-entry.ts';
import { readJournal, type JournalledRun } from '../journal/read-journal.ts';
import { toolId, type ImplementedToolPack } from '../tool/tool-pack.ts';
import type { UndoCall } from '../tool/tool-undo.ts';
import { planUndo } from '../undo/plan-undo.ts';
import type { UndoPlan } from '../undo/undo-plan.ts';

/** What was done, how it was to be taken back, and what became of that. */
export interface UndoneRun {
  /** As the journal has it before anything is undone. */
  readonly run: JournalledRun;
  readonly plan: UndoPlan;
  /** The calls of the plan, as the journal has them; undefined where there are none. */
  readonly undoing: JournalledRun | undefined;
}

/**
 * Runs calls of a pack one after the other, and then what takes them back, both consented to and on the record.
 *
 * - The plan is made of the record alone, after it went through text.
 */
export async function runAndUndo(pack: ImplementedToolPack, calls: readonly UndoCall[]): Promise<UndoneRun> {
  const lines: string[] = [];
  const runIds = ['run', 'undo'];
  const runner = createCallRunner({
    packs: [pack],
    approve: ({ digest }) => Promise.resolve({ type: 'approve', digest, by: 'rule' }),
    journal: { append: (entry: JournalEntry) => Promise.resolve(void lines.push(JSON.stringify(entry))) },
    concurrency: 1,
    newRunId: () => runIds.shift() ?? 'none',
  });
  const carryOut = async (made: readonly ToolCall[], undoes?: UndoneCalls): Promise<readonly JournalledRun[]> => {
    await lastValueFrom(runner.runCalls(made, { undoes }).events);
    await pack.settle?.();
    return readJournal(lines).runs;
  };

  const [run] = await carryOut(calls.map((call, index) => toToolCall(pack, call, index)));
  if (!run) throw new TypeError('The journal has no run.');
  const plan = planUndo(run, { packs: [pack] });
  const [, undoing] = plan.calls.length === 0 ? [] : await carryOut(plan.calls, plan.undoes);
  return { run, plan, undoing };
}

function toToolCall({ name }: ImplementedToolPack, { tool, input }: UndoCall, index: number): ToolCall {
  const given = Object.entries(input).map(([parameter, value]) => [parameter, literal(value)] as const);
  return { id: String(index + 1), toolId: toolId(name, tool), arguments: Object.fromEntries(given) };
}

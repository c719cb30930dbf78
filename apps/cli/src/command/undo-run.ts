import { planUndo, type DeviceNames, type JournalledRun, type UndoPlan, type UndoRefusalCode } from '@octoweave/core';
import type { OpenedPack } from '../compose/pack/pack-contribution.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { carryOut, type CarryOutOptions } from './carry-out.ts';

/** How a run is undone. */
export interface UndoRunOptions extends CarryOutOptions {
  /** All that the journal has, the undone run among them. */
  readonly runs: readonly JournalledRun[];
  readonly packs: readonly OpenedPack[];
  /** What the devices of `packs` are called in the journal. @defaultValue they are those the run was on */
  readonly devices?: DeviceNames | undefined;
  readonly showPlan: (plan: UndoPlan) => void;
}

/** Says how a run is undone, and sees the calls that undo it through to their end: consented to, recorded, or only shown. */
export async function undoRun(run: JournalledRun, { runs, packs, devices, showPlan, ...options }: UndoRunOptions): Promise<ExitStatus> {
  const laterRuns = runs.slice(runs.indexOf(run) + 1);
  const plan = planUndo(run, { packs: packs.map(({ implemented }) => implemented), laterRuns, devices });
  showPlan(plan);
  if (plan.calls.length === 0) return exitStatus.abstained;
  const runOptions = { ...options.runOptions, undoes: plan.undoes };
  const status = await carryOut(options.runner.runCalls(plan.calls, runOptions), { ...options, runOptions });
  const stays = plan.steps.some((step) => step.type === 'refusal' && !settledCodes.has(step.code));
  return status === exitStatus.succeeded && stays ? exitStatus.incomplete : status;
}

/** Refusals after which there is nothing left to undo. */
const settledCodes: ReadonlySet<UndoRefusalCode> = new Set(['only-read', 'changed-nothing', 'already-undone']);

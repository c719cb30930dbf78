import type { ToolCall } from '../call/tool-call.ts';
import type { RunId, UndoneCalls } from '../journal/journal-entry.ts';
import type { JournalledCall } from '../journal/read-journal.ts';

/**
 * Why a call is not undone.
 *
 * - `only-read`, `changed-nothing`: there is nothing to undo.
 * - `effect-unknown`, `half-undone`: nobody knows what the device holds now.
 * - `already-undone`: a later run has done it.
 * - `changed-since`: a later call, which stays, changed the same or may have.
 * - `other-device`, `tool-missing`: it was done on another device, or with a pack that is not here.
 * - `no-way-back`: no tool of the pack takes it back, or none can say the earlier value.
 */
export type UndoRefusalCode =
  | 'only-read'
  | 'changed-nothing'
  | 'effect-unknown'
  | 'half-undone'
  | 'already-undone'
  | 'changed-since'
  | 'other-device'
  | 'tool-missing'
  | 'no-way-back';

/** What is to become of a call of the run: it is taken back by `calls`, or it stays for a reason in words. */
export type UndoStep =
  | {
      readonly type: 'undo';
      readonly call: JournalledCall;
      readonly calls: readonly ToolCall[];
      /** A sentence on what is different all the same. */
      readonly remains: string | undefined;
    }
  | { readonly type: 'refusal'; readonly call: JournalledCall; readonly code: UndoRefusalCode; readonly reason: string };

/** How a run is undone. */
export interface UndoPlan {
  readonly runId: RunId;
  /** One for each call of the run, the last to begin first. */
  readonly steps: readonly UndoStep[];
  /** The calls of all steps, in the order in which they are to run; values only, never a reference. */
  readonly calls: readonly ToolCall[];
  /** What to run them with, so that the journal knows: `runner.runCalls(calls, { undoes })`. */
  readonly undoes: UndoneCalls;
}

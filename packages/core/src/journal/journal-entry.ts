import type { ConsentSource } from '../scheduler/approval.ts';
import type { CallId } from '../call/tool-call.ts';
import type { JsonValue } from '../internal/json.ts';
import type { DeviceChange, ToolEffect } from '../tool/tool.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { ShownValues } from '../tool/tool-preparation.ts';

/** Names a run across processes. */
export type RunId = string;

/** What calls of a run undo. */
export interface UndoneCalls {
  /** The run that did it. */
  readonly runId: RunId;
  /** By the identifier of each call, the call of that run it undoes or helps to undo. */
  readonly undoes: Readonly<Record<CallId, CallId>>;
}

/** What a run was asked: words, calls that were given as such, or to undo another run. */
export type JournalRequest =
  | { readonly type: 'query'; readonly query: string }
  | { readonly type: 'calls'; readonly tools: readonly ToolId[] }
  | ({ readonly type: 'undo' } & UndoneCalls);

/** A name for the device of each pack, by the name of the pack: what was done on one is not undone on another. */
export type DeviceNames = Readonly<Record<string, string>>;

/** How a call was consented to. */
export interface JournalApproval {
  /** `edit`: whoever consented put other values in place; the recorded arguments are those. */
  readonly decision: 'approve' | 'edit';
  /** Absent where the approver does not say. */
  readonly by?: ConsentSource | undefined;
}

/** How a tool ended. Its value is left out: a journal says what was done, not what was read. */
export type JournalOutcome =
  | { readonly status: 'succeeded' }
  | { readonly status: 'failed'; readonly code: string; readonly message: string }
  | { readonly status: 'needs-input'; readonly questions: readonly string[] };

/**
 * One line of a journal. JSON; `at` is ISO 8601 in UTC.
 *
 * - `run-started` comes before every call of its run, `call-started` before anything its tool does, `call-ended` after all of it.
 * - A `call-started` without `call-ended` is a call of which nobody knows whether it took effect.
 */
export type JournalEntry =
  | {
      readonly type: 'run-started';
      readonly runId: RunId;
      readonly at: string;
      readonly request: JournalRequest;
      /** Absent where whoever ran it does not name them. */
      readonly devices?: DeviceNames | undefined;
    }
  | {
      readonly type: 'call-started';
      readonly runId: RunId;
      readonly callId: CallId;
      readonly at: string;
      readonly toolId: ToolId;
      /** The values the tool is given. */
      readonly arguments: Readonly<Record<string, JsonValue>>;
      /** What was shown of it besides, or in place of arguments; absent where its tool had nothing to show. */
      readonly shown?: ShownValues | undefined;
      /** Of tool, arguments and what was shown, as an approval is bound to (`digestCall`). */
      readonly digest: string;
      readonly effect: ToolEffect;
      /** Absent where the tool needed no consent for these values. */
      readonly approval?: JournalApproval | undefined;
    }
  | {
      readonly type: 'call-ended';
      readonly runId: RunId;
      readonly callId: CallId;
      readonly at: string;
      readonly outcome: JournalOutcome;
      /** As read back from the device, also where the call failed. */
      readonly changes: readonly DeviceChange[];
    }
  | { readonly type: 'run-ended'; readonly runId: RunId; readonly at: string; readonly status: string };

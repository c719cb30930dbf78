import type { JsonValue } from '../internal/json.ts';
import type { DeviceChange } from './tool.ts';

/** A call that was made, and what it did. All of it comes from a record: `changes` may hold anything that is JSON. */
export interface ChangedCall<Input = unknown> {
  readonly input: Input;
  readonly changes: readonly DeviceChange[];
  /** Whether it went wrong, so that what it did not report it need not have done. */
  readonly hasFailed: boolean;
}

/** A call of the same pack that takes back what another did. */
export interface UndoCall {
  /** Its name within the pack. */
  readonly tool: string;
  readonly input: Readonly<Record<string, JsonValue>>;
}

/** Calls that bring the device back to what it held before a call, one after the other. */
export interface WayBack {
  readonly type: 'calls';
  readonly calls: readonly [UndoCall, ...UndoCall[]];
  /** A sentence on what is different all the same: an order that stays in a list, as cancelled. */
  readonly remains?: string | undefined;
  /** Paths, or beginnings of them, that the calls change although the undone call did not. */
  readonly touches?: readonly string[] | undefined;
}

/**
 * What takes back a call: all of its changes at once, or nothing does, for a reason in words.
 *
 * - Near the earlier value is not back at it: where no call can say that value, there is no way back.
 */
export type ToolUndo = WayBack | { readonly type: 'none'; readonly reason: string };

/** Taken back by these calls. */
export const undoBy = (...calls: WayBack['calls']): WayBack => ({ type: 'calls', calls });

/** Not taken back, and why: a sentence for a person. */
export const cannotUndo = (reason: string): ToolUndo => ({ type: 'none', reason });

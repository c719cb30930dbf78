import type { JsonValue } from '@octoweave/core';
import type { MacErrorCode } from '../mac-error.ts';
import type { MacCollection, MacRecord, MacState, MacWindow } from './mac-state.ts';

/**
 * What a call did.
 *
 * - `record-create`, `record-change`: a record is new, or other than it was.
 * - `window-show`: a window shows something else from now on.
 */
export type MacEvent =
  | { readonly type: 'record-create'; readonly collection: MacCollection; readonly id: string }
  | { readonly type: 'record-change'; readonly collection: MacCollection; readonly id: string }
  | { readonly type: 'window-show'; readonly window: MacWindow; readonly item: string };

/** What a call gave: an output, or why the Mac refused. A refused call changes nothing. */
export type MacResult<Output = JsonValue> =
  | { readonly status: 'done'; readonly output: Output }
  | { readonly status: 'refused'; readonly code: MacErrorCode; readonly message: string };

/** A state, how it came about, and what the caller is told. */
export interface MacStep<Output = JsonValue> {
  readonly state: MacState;
  readonly result: MacResult<Output>;
  readonly events: readonly MacEvent[];
}

/** What a call is applied with. */
export interface ApplyMacCallOptions {
  /** The time on the Mac, in milliseconds since 1970. */
  readonly nowMs: number;
}

/** A call that only looked. */
export function look<Output>(state: MacState, output: Output): MacStep<Output> {
  return { state, result: { status: 'done', output }, events: [] };
}

/** A call the Mac does not follow. */
export function refuse(state: MacState, code: MacErrorCode, message: string): MacStep<never> {
  return { state, result: { status: 'refused', code, message }, events: [] };
}

/** A state with a record more, which gets the next id. */
export function create<Collection extends MacCollection>(
  state: MacState,
  collection: Collection,
  record: Omit<MacRecord<Collection>, 'id'>,
): { readonly id: string; readonly state: MacState; readonly event: MacEvent } {
  const idCount = state.idCount + 1;
  const id = `${collection}-${mixSeed(state.idSeed, idCount)}`;
  const records: readonly unknown[] = [...state[collection], { ...record, id }];
  return { id, state: { ...state, idCount, [collection]: records }, event: { type: 'record-create', collection, id } };
}

/** A state in which one record is other than it was. */
export function change<Collection extends MacCollection>(
  state: MacState,
  collection: Collection,
  { id, ...changed }: Partial<MacRecord<Collection>> & { readonly id: string },
): { readonly state: MacState; readonly event: MacEvent } {
  const records = state[collection].map((record) => (record.id === id ? { ...record, ...changed } : record));
  return { state: { ...state, [collection]: records }, event: { type: 'record-change', collection, id } };
}

/** A state in which a window shows something. */
export function show(state: MacState, window: MacWindow, item: string): { readonly state: MacState; readonly events: readonly MacEvent[] } {
  if (state.windows[window] === item) return { state, events: [] };
  return { state: { ...state, windows: { ...state.windows, [window]: item } }, events: [{ type: 'window-show', window, item }] };
}

/** Whether a name contains a text, whatever the case. */
export function contains(name: string, text: string): boolean {
  return name.toLowerCase().includes(text.toLowerCase());
}

/** Eight hexadecimal digits of a number mixed from both (the finaliser of MurmurHash3): ids that look like ids and replay. */
function mixSeed(seed: number, count: number): string {
  let mixed = (seed ^ Math.imul(count, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

import { MacError } from '../mac-error.ts';
import type { MacDevice } from '../mac-device.ts';
import { createMacPorts, type MacCall, type MacOperationInput, type MacOperationName, type MacOperationOutput } from '../mac-operation.ts';
import { abortReason, type PortOptions } from '../port-options.ts';
import { applyMacCall, type MacCallOf } from './apply-mac-call.ts';
import { diffMacStates, hashMacState, type MacStateDifference } from './compare-mac-states.ts';
import { defaultMacState } from './default-mac-state.ts';
import type { MacState } from './mac-state.ts';
import type { MacEvent } from './mac-step.ts';

/** How a simulated Mac starts. */
export interface SimulatedMacOptions {
  /** What differs from the default Mac. */
  readonly state?: Partial<MacState> | undefined;
  /** @defaultValue stands still at nine in the morning of Monday, 4 January 2027 */
  readonly clock?: (() => Date) | undefined;
  /** @defaultValue `America/Los_Angeles` */
  readonly timeZone?: string | undefined;
  /** From which ids are made. @defaultValue 1 */
  readonly seed?: number | undefined;
}

/** A call and what it did. */
export interface MacJournalEntry {
  readonly call: MacCall;
  readonly events: readonly MacEvent[];
}

/** A Mac that is nothing but its state. */
export interface SimulatedMac extends MacDevice {
  readonly clock: () => Date;
  /** The state at this moment; plain JSON that can be kept and sent. */
  snapshot(): MacState;
  /** Goes back to a snapshot. */
  restore(state: MacState): void;
  /** Equal for equal states. */
  hash(): string;
  /** What differs from an earlier snapshot; empty where nothing does. */
  diff(before: MacState): readonly MacStateDifference[];
  /** Every call so far, in order; restoring does not shorten it. */
  journal(): readonly MacJournalEntry[];
}

const defaultNow = Date.UTC(2027, 0, 4, 17);

/** A Mac in the computer, with a person's usual things on it. It takes no time, sends nothing and starts over with each one made. */
export function simulatedMac({
  state: initial = {},
  clock = () => new Date(defaultNow),
  timeZone = 'America/Los_Angeles',
  seed = 1,
}: SimulatedMacOptions = {}): SimulatedMac {
  let state: MacState = { ...defaultMacState, idSeed: seed, ...initial };
  let entries: readonly MacJournalEntry[] = [];
  const perform = async <Name extends MacOperationName>(
    operation: Name,
    input: MacOperationInput<Name>,
    { signal }: PortOptions = {},
  ): Promise<MacOperationOutput<Name>> => {
    if (signal?.aborted) throw abortReason(signal);
    const call = { operation, input } as unknown as MacCallOf<Name>;
    const { state: next, result, events } = applyMacCall(state, call, { nowMs: clock().getTime() });
    state = next;
    entries = [...entries, { call, events }];
    if (result.status === 'done') return result.output;
    throw new MacError({ code: result.code, operation, message: result.message });
  };
  return {
    ...createMacPorts(perform),
    timeZone,
    clock,
    snapshot: () => state,
    restore: (kept) => {
      state = kept;
    },
    hash: () => hashMacState(state),
    diff: (before) => diffMacStates(before, state),
    journal: () => entries,
  };
}

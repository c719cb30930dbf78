import type { MacCall, MacOperationName, MacOperationOutput } from '../mac-operation.ts';
import type { MacState } from './mac-state.ts';
import type { ApplyMacCallOptions, MacStep } from './mac-step.ts';
import type { ApplyMacOperation, MacOperationTable } from './operation-table.ts';
import { organizerOperations } from './organizer-operations.ts';
import { outwardOperations } from './outward-operations.ts';
import { writingOperations } from './writing-operations.ts';

const operations: MacOperationTable<'contacts' | 'calendar' | 'reminders' | 'notes' | 'mail' | 'messages' | 'files' | 'maps' | 'zoom'> = {
  ...organizerOperations,
  ...writingOperations,
  ...outwardOperations,
};

/** A call whose operation is known. */
export type MacCallOf<Name extends MacOperationName> = Extract<MacCall, { readonly operation: Name }>;

/**
 * Does to a Mac what one operation of a port does.
 *
 * - Pure: the given state stays as it is, and the same call on the same state at the same time comes to the same.
 * - A refusal is a result; nothing is thrown.
 */
export function applyMacCall<Name extends MacOperationName>(
  state: MacState,
  call: MacCallOf<Name>,
  options: ApplyMacCallOptions,
): MacStep<MacOperationOutput<Name>> {
  const apply = operations[call.operation] as ApplyMacOperation<Name>;
  return apply(state, call.input, options);
}

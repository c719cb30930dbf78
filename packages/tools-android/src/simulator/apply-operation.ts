import { type AppOperations, appOperations } from './app-operations.ts';
import { diffPhoneStates, type PhoneStateDifference } from './compare-phone-states.ts';
import { type DeviceOperations, deviceOperations } from './device-operations.ts';
import { type HomeOperations, homeOperations } from './home-operations.ts';
import type { PhoneOperation } from './phone-operation.ts';
import type { PhoneState, SimulationContext } from './phone-state.ts';

/** Everything that can be done with a simulated phone, by name. */
export interface PhoneOperations extends DeviceOperations, AppOperations, HomeOperations {}

/** The name of an operation. */
export type PhoneOperationName = keyof PhoneOperations;

/** What an operation is given. */
export type OperationInput<Name extends PhoneOperationName> =
  PhoneOperations[Name] extends PhoneOperation<infer Input, unknown> ? Input : never;

/** What an operation answers. */
export type OperationOutput<Name extends PhoneOperationName> = ReturnType<PhoneOperations[Name]>['result'];

/** One operation with its input; JSON, so that runs can be kept and replayed. */
export interface PhoneOperationCall<Name extends PhoneOperationName = PhoneOperationName> {
  readonly name: Name;
  readonly input: OperationInput<Name>;
}

/** A state, what was answered, and everything that differs from the state before. */
export interface PhoneStateStep<Result> {
  readonly state: PhoneState;
  readonly result: Result;
  readonly events: readonly PhoneStateDifference[];
}

const operations: PhoneOperations = { ...deviceOperations, ...appOperations, ...homeOperations };

/**
 * Carries out one operation on a phone that is nothing but its state.
 *
 * - Pure: the given state stays as it is, and equal states, operations and times give equal steps.
 *
 * @throws {ToolFailure} where the phone refuses.
 */
export function applyOperation<Name extends PhoneOperationName>(
  state: PhoneState,
  { name, input }: PhoneOperationCall<Name>,
  context: SimulationContext,
): PhoneStateStep<OperationOutput<Name>> {
  const operation = operations[name] as PhoneOperation<OperationInput<Name>, OperationOutput<Name>>;
  const step = operation(state, input, context);
  return { ...step, events: diffPhoneStates(state, step.state) };
}

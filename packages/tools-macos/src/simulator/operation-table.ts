import type { MacPorts } from '../mac-device.ts';
import type { MacOperationInput, MacOperationName, MacOperationOutput } from '../mac-operation.ts';
import type { MacState } from './mac-state.ts';
import type { ApplyMacCallOptions, MacStep } from './mac-step.ts';

/** How one operation changes a state. Pure. */
export type ApplyMacOperation<Name extends MacOperationName> = (
  state: MacState,
  input: MacOperationInput<Name>,
  options: ApplyMacCallOptions,
) => MacStep<MacOperationOutput<Name>>;

/** The operations of some apps. */
export type MacOperationTable<App extends keyof MacPorts> = {
  readonly [Name in Extract<MacOperationName, `${App}.${string}`>]: ApplyMacOperation<Name>;
};

import { implementTool, type ImplementToolOptions, type Tool, type ToolContext, type ToolDefinition, ToolFailure } from '@octoweave/core';
import { isVehicleSignalError, type VehicleSignalError, type VehicleSignalErrorCode } from './signals/vehicle-signal-error.ts';
import type { Geocoder, VehicleSignals } from './vehicle-port.ts';

/** What vehicle tools are carried out with. */
export interface VehicleToolOptions {
  readonly device: VehicleSignals;
  /** @defaultValue the one the device brings along */
  readonly geocoder?: Geocoder | undefined;
  /** How far a window travels from shut to open. @defaultValue 450 */
  readonly windowTravelMm?: number | undefined;
  /** Whether an agent may switch cruise control on. @defaultValue only on a simulated car */
  readonly allowsDrivingFunctions?: boolean | undefined;
}

const advices: Readonly<Record<VehicleSignalErrorCode, string>> = {
  not_found: 'This car does not have it.',
  bad_request: 'Ask for a value the car can take.',
  forbidden: 'Use the switch in the car.',
  unavailable: 'Check the connection to the car and try again.',
  timeout: 'Look whether something is in the way, then try again.',
  effect_unknown: 'Whether it took effect is not known; look at the car before trying again.',
};

/** Joins a declaration with what carries it out on a car; a refusal of the car becomes a `ToolFailure` with the same code. */
export function implementVehicleTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  execute: (input: Input, context: ToolContext) => Promise<Output>,
  options?: ImplementToolOptions<Input>,
): Tool<Input, Output> {
  const executeOnCar = async (input: Input, context: ToolContext): Promise<Output> => {
    try {
      return await execute(input, context);
    } catch (error) {
      throw isVehicleSignalError(error) ? toFailure(error) : error;
    }
  };
  return implementTool(definition, executeOnCar, options);
}

function toFailure(error: VehicleSignalError): ToolFailure {
  const { code, message } = error;
  return new ToolFailure({ code, message, advice: advices[code], cause: error });
}

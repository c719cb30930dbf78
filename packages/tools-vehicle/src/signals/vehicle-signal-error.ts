import { AgentError, isAgentError } from '@octoweave/core';

/**
 * Why a car did not read or write a signal.
 *
 * - `not_found`, `bad_request`, `forbidden`: the reasons a VISS server gives for an unknown path, a value that does not fit, and a
 *   signal that nobody may write.
 * - `unavailable`: the car cannot be reached.
 * - `timeout`: a watched signal did not get there in time.
 * - `effect_unknown`: a write was sent and never answered; it may have taken effect, so nothing repeats it.
 */
export type VehicleSignalErrorCode = 'not_found' | 'bad_request' | 'forbidden' | 'unavailable' | 'timeout' | 'effect_unknown';

/** A car refused a signal or did not follow. Tools turn it into a `ToolFailure`. */
export class VehicleSignalError extends AgentError<VehicleSignalErrorCode> {
  override readonly name = 'VehicleSignalError';
  readonly path: string;

  constructor({ code, path, message, cause }: { code: VehicleSignalErrorCode; path: string; message: string; cause?: unknown }) {
    super({ code, message, cause });
    this.path = path;
  }
}

/** Recognises a refusal of a car, also one from a second copy of the package. */
export function isVehicleSignalError(error: unknown): error is VehicleSignalError {
  return isAgentError(error) && error.name === 'VehicleSignalError';
}

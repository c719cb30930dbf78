import { isVehicleSignalError, VehicleSignalError, type VehicleSignalErrorCode } from '../signals/vehicle-signal-error.ts';
import type { VissErrorBody } from './viss-message.ts';

/** What was asked, and how the server refused it. */
export interface ToSignalErrorOptions {
  readonly action: 'get' | 'set' | 'subscribe';
  readonly path: string;
  readonly error: VissErrorBody;
}

/**
 * The refusal of a VISS server as one of the port.
 *
 * A write answered with a fault of the server (500), or of what stands behind it (502, 504), may have been carried out.
 */
export function toSignalError({ action, path, error }: ToSignalErrorOptions): VehicleSignalError {
  const code = action === 'set' && [500, 502, 504].includes(error.number) ? 'effect_unknown' : codeOf(error);
  return new VehicleSignalError({ code, path, message: describe(code, { action, path, error }) });
}

function codeOf({ number }: VissErrorBody): VehicleSignalErrorCode {
  if (number === 404) return 'not_found';
  if (number === 401 || number === 403 || number === 406) return 'forbidden';
  return number === 429 || number >= 500 ? 'unavailable' : 'bad_request';
}

function describe(code: VehicleSignalErrorCode, { action, path, error }: ToSignalErrorOptions): string {
  const said = `${error.number} ${quote(error.reason)}: ${quote(error.message)}`;
  if (code === 'effect_unknown') return `The car did not say whether it took the value of ${path} (${said}).`;
  if (code === 'not_found') return missingSignalMessage(path);
  if (error.reason.startsWith('token_')) return `The server wants a valid access token for ${path} (${said}).`;
  return `The car refused to ${action} ${path} (${said}).`;
}

/** Leaves of ours that no standard tree holds. */
const overlayPaths: readonly string[] = ['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Avoid'];

/** Says that a car lacks a leaf, or one of several, and what to do where the leaf is an overlay. */
export function missingSignalMessage(path: string): string {
  const message = path.includes(', ') ? `This car lacks one of the signals ${path}.` : `This car has no signal ${path}.`;
  return overlayPaths.some((overlay) => path.includes(overlay))
    ? `${message} Ask without "avoid", or add the Octoweave overlay to its VSS tree.`
    : message;
}

const longestQuote = 200;

/** What a server says ends up in front of people and models: in one line, and not without end. */
function quote(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, longestQuote);
}

/** A refusal of the port as a VISS server tells it; what has no name stays within. */
export function toVissError(error: unknown): VissErrorBody {
  if (!isVehicleSignalError(error)) return vissErrors.internalServerError;
  switch (error.code) {
    case 'not_found':
      return vissErrors.invalidPath;
    case 'bad_request':
      return { ...vissErrors.badRequest, message: error.message };
    case 'forbidden':
      return { ...vissErrors.readOnly, message: error.message };
    case 'unavailable':
      return { ...vissErrors.serviceUnavailable, message: error.message };
    case 'timeout':
    case 'effect_unknown':
      return { ...vissErrors.gatewayTimeout, message: error.message };
  }
}

type VissErrorName =
  | 'badRequest'
  | 'readOnly'
  | 'invalidPath'
  | 'invalidSubscriptionId'
  | 'tooManyRequests'
  | 'internalServerError'
  | 'notImplemented'
  | 'serviceUnavailable'
  | 'gatewayTimeout';

/** The numbers and reasons of the specification that the server uses. */
export const vissErrors: Readonly<Record<VissErrorName, VissErrorBody>> = {
  badRequest: { number: 400, reason: 'bad_request', message: 'The request is malformed.' },
  readOnly: { number: 401, reason: 'read_only', message: 'The signal can only be read.' },
  invalidPath: { number: 404, reason: 'invalid_path', message: 'There is no such path.' },
  invalidSubscriptionId: { number: 404, reason: 'invalid_subscription_id', message: 'There is no such subscription.' },
  tooManyRequests: { number: 429, reason: 'too_many_requests', message: 'There are too many subscriptions or requests waiting.' },
  internalServerError: { number: 500, reason: 'internal_server_error', message: 'Something unexpected happened.' },
  notImplemented: { number: 501, reason: 'not_implemented', message: 'This server has no such filter.' },
  serviceUnavailable: { number: 503, reason: 'service_unavailable', message: 'The car cannot be reached.' },
  gatewayTimeout: { number: 504, reason: 'gateway_timeout', message: 'The car did not answer in time.' },
};

import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { TimeoutError } from 'rxjs';
import { ServerFailureError, type ServerFailure, type ServerFailureKind } from './server-failure-error.ts';

/** What a failure is told with. */
export interface ToServerFailureOptions {
  readonly address: string;
  /** Is taken out of whatever a server says. */
  readonly key: string | undefined;
  readonly timeoutMs: number;
}

/** Reads what the HTTP client threw. */
export function toServerFailure(error: unknown, { address, key, timeoutMs }: ToServerFailureOptions): ServerFailure {
  if (error instanceof ServerFailureError) return error.failure;
  const said = clean(messageOf(error), key);
  if (error instanceof APIConnectionTimeoutError || error instanceof TimeoutError)
    return { kind: 'silent', reason: `The server at ${address} did not answer for ${timeoutMs} ms.` };
  if (error instanceof APIConnectionError) return { kind: 'unreachable', reason: `The server at ${address} cannot be reached (${said}).` };
  if (error instanceof SyntaxError) return { kind: 'malformed', reason: `The server at ${address} sent what is no JSON (${said}).` };
  if (error instanceof APIError) return { kind: kindOf(error), reason: `The server at ${address} refused the request (${said}).` };
  return { kind: 'cut-off', reason: `The answer of the server at ${address} was cut off (${said}).` };
}

function kindOf({ status, code, type, message }: APIError): ServerFailureKind {
  if (type === 'exceed_context_size_error' || code === 'context_length_exceeded' || /maximum context length/iu.test(message))
    return 'context-overflow';
  if (/grammar/iu.test(message) && (status === undefined || status < 500)) return 'grammar-invalid';
  switch (status) {
    case 401:
    case 403:
      return 'unauthorised';
    case 404:
      return 'not-found';
    case 408:
    case 409:
    case 429:
    case 503:
      return 'busy';
    default:
      return status === undefined || status >= 500 ? 'broken' : 'rejected';
  }
}

/** With the reasons beneath, where a name that cannot be resolved or a certificate nobody trusts is named. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return cause === undefined ? message : `${message.replace(/\.$/u, '')}: ${messageOf(cause)}`;
}

/** Enough to act on; a proxy's error page is not. */
const longestSaying = 300;

function clean(text: string, key: string | undefined): string {
  const safe = key === undefined ? text : text.replaceAll(key, '***');
  return safe.length > longestSaying ? `${safe.slice(0, longestSaying)}...` : safe;
}

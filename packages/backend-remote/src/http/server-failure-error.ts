import { ModelLoadError, SessionError, type ModelLoadErrorCode, type SessionErrorCode } from '@octoweave/core/contract';

/** How a request to a server failed, whatever was asked for. */
export type ServerFailureKind =
  | 'unreachable'
  | 'silent'
  | 'cut-off'
  | 'malformed'
  | 'unauthorised'
  | 'not-found'
  | 'busy'
  | 'broken'
  | 'rejected'
  | 'context-overflow'
  | 'grammar-invalid';

/** What is known of a failed request. Holds no key: what a server says was cleaned of it. */
export interface ServerFailure {
  readonly kind: ServerFailureKind;
  /** A sentence about what happened, and where. */
  readonly reason: string;
}

/** Carries a `ServerFailure` to the session or the load that asked, which makes an error of core's of it. */
export class ServerFailureError extends Error {
  override readonly name = 'ServerFailureError';
  readonly failure: ServerFailure;

  constructor(failure: ServerFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

interface Meaning {
  readonly load: ModelLoadErrorCode;
  readonly session: SessionErrorCode;
  readonly advice: string;
}

const meanings: Readonly<Record<ServerFailureKind, Meaning>> = {
  unreachable: {
    load: 'model-unreadable',
    session: 'server-unreachable',
    advice: 'Check the address and that the server runs; behind a private certificate authority, give certificateAuthority.',
  },
  silent: { load: 'model-load-failed', session: 'engine-stuck', advice: 'Check the load of the server, or raise timeoutMs.' },
  'cut-off': {
    load: 'model-load-failed',
    session: 'server-unreachable',
    advice: 'Ask again; if it happens twice, look for the reason in the log of the server or of a proxy before it.',
  },
  malformed: {
    load: 'model-unsupported',
    session: 'engine-crashed',
    advice: 'Check that the address is that of the server named, and that no proxy changes what it says.',
  },
  unauthorised: {
    load: 'model-unreadable',
    session: 'server-refused',
    advice: 'Put the key of the server into OCTOWEAVE_API_KEY, or give apiKey.',
  },
  'not-found': { load: 'model-not-found', session: 'server-refused', advice: 'Check the name of the model and the address of the server.' },
  busy: { load: 'model-load-failed', session: 'server-busy', advice: 'Ask again later, or give the server more slots.' },
  broken: { load: 'model-load-failed', session: 'engine-crashed', advice: 'Look for the reason in the log of the server.' },
  rejected: {
    load: 'model-unsupported',
    session: 'server-refused',
    advice: 'Check that the server is of the kind named, and its version.',
  },
  'context-overflow': { load: 'model-load-failed', session: 'context-overflow', advice: 'Say it in fewer words.' },
  'grammar-invalid': {
    load: 'model-load-failed',
    session: 'grammar-invalid',
    advice: 'Print it with printGbnf, or printEbnf where that is what the backend takes.',
  },
};

/** The error of a session for what went wrong while it was served; other errors stay what they are. */
export function toSessionError(error: unknown): unknown {
  if (!(error instanceof ServerFailureError)) return error;
  const { kind, reason } = error.failure;
  return new SessionError({ code: meanings[kind].session, message: `${reason} ${meanings[kind].advice}` });
}

/** The error of a load for what went wrong while a model was opened; other errors stay what they are. */
export function toModelLoadError(
  error: unknown,
  { backendId, location }: { readonly backendId: string; readonly location: string },
): unknown {
  if (!(error instanceof ServerFailureError)) return error;
  const { kind, reason } = error.failure;
  return new ModelLoadError({
    code: meanings[kind].load,
    backendId,
    location,
    reason: reason.replace(/^The /u, 'the '),
    advice: meanings[kind].advice,
  });
}

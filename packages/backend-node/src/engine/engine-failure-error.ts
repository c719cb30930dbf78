import type { EngineFailure } from './engine-protocol.ts';

/** Carries an `EngineFailure` through the engine process; crosses to the session as data. */
export class EngineFailureError extends Error {
  override readonly name = 'EngineFailureError';
  readonly failure: EngineFailure;

  constructor(failure: EngineFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

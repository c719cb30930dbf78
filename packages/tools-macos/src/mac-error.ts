import { AgentError } from '@octoweave/core';

/**
 * Why a Mac did not do what it was asked.
 *
 * - `permission-denied`: the person, or the system, has not allowed it.
 * - `app-not-running`: the app could not be reached. `object-missing`: what was named is not there.
 * - `not-connected`: a service of its own, such as Zoom, was not set up.
 * - `not-a-mac`: there is no osascript. `output-unreadable`: a script answered with something else than it must.
 */
export type MacErrorCode =
  | 'permission-denied'
  | 'app-not-running'
  | 'object-missing'
  | 'deadline-missed'
  | 'not-connected'
  | 'not-a-mac'
  | 'output-unreadable'
  | 'script-failed';

/** A port of a Mac refuses or fails. Tools pass it on as a `ToolFailure` of the same code. */
export class MacError extends AgentError<MacErrorCode> {
  override readonly name = 'MacError';
  /** The operation that failed, such as `calendar.createEvent`. */
  readonly operation: string;

  constructor({ code, operation, message, cause }: MacErrorOptions) {
    super({ code, message, cause });
    this.operation = operation;
  }
}

/** Facts of a `MacError`. */
export interface MacErrorOptions {
  readonly code: MacErrorCode;
  readonly operation: string;
  readonly message: string;
  readonly cause?: unknown;
}

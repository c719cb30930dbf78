import { AgentError, isAgentError } from '@octoweave/core';

/** There is no way to a device. The message says what to do next; `cause` is what its driver said. */
export class DeviceError extends AgentError<'device-unreachable'> {
  override readonly name = 'DeviceError';

  constructor({ message, cause }: { readonly message: string; readonly cause?: unknown }) {
    super({ code: 'device-unreachable', message, cause });
  }

  /** Wraps what a driver said when it was opened; anything but an `AgentError` is a defect and stays what it is. */
  static from(cause: unknown): unknown {
    if (!isAgentError(cause)) return cause;
    const advice = 'advice' in cause && typeof cause.advice === 'string' ? ` ${cause.advice}` : '';
    return new DeviceError({ message: `${cause.message}${advice}`, cause });
  }
}

import { AgentError } from '@octoweave/core';

/** What was asked of the command line cannot be done as it stands. The message says what to do instead. */
export class UsageError extends AgentError<'usage'> {
  override readonly name = 'UsageError';

  constructor(message: string) {
    super({ code: 'usage', message });
  }
}

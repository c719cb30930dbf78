/** Facts every error of this framework carries. */
export interface AgentErrorOptions<Code extends string> {
  readonly code: Code;
  readonly message: string;
  readonly cause?: unknown;
}

/**
 * The base of every error Octoweave throws.
 *
 * - Match on `code`, never on `message`.
 * - An error means that the program or its configuration is wrong; what a person must act on is a value (`ToolOutcome`).
 */
export class AgentError<Code extends string = string> extends Error {
  override readonly name: string = 'AgentError';
  readonly code: Code;
  /** Recognises errors of a second copy of this package. */
  readonly '~octoweave' = 'AgentError' as const;

  constructor({ code, message, cause }: AgentErrorOptions<Code>) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Recognises an error of this framework, also one from a second copy of the package. */
export function isAgentError(error: unknown): error is AgentError {
  return typeof error === 'object' && error !== null && '~octoweave' in error && error['~octoweave'] === 'AgentError';
}

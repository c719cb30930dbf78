import { AgentError, isAgentError } from '../error/agent-error.ts';

/**
 * Thrown by a tool to say why its device did not follow, in words a person can act on.
 *
 * The scheduler turns it into a `failed` outcome; it never reaches the caller of an agent as an exception.
 */
export class ToolFailure extends AgentError {
  override readonly name = 'ToolFailure';
  /** What the person can do next. */
  readonly advice: string | undefined;

  constructor({ code, message, advice, cause }: { code: string; message: string; advice?: string | undefined; cause?: unknown }) {
    super({ code, message, cause });
    this.advice = advice;
  }
}

/** Recognises a failure with a name, also one thrown by a tool that brought its own copy of this package. */
export function isToolFailure(error: unknown): error is ToolFailure {
  return isAgentError(error) && error.name === 'ToolFailure';
}

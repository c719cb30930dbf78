import { AgentError, isAgentError } from '../error/agent-error.ts';
import type { JsonValue } from '../internal/json.ts';

/** What a tool asks for. */
export interface ToolNeedsInputOptions {
  /** The parameter whose value does not say enough. */
  readonly parameter: string;
  /** A question to the person, with what was understood. */
  readonly question: string;
  /** Values of the parameter, each of which would do; none where the device knows nothing by what was said. */
  readonly choices: readonly JsonValue[];
}

/**
 * Thrown by a tool whose device knows several things by what was said, or nothing: two contacts called Maria.
 *
 * - Thrown before anything was changed: calling the tool again with one of `choices` starts from the same device.
 * - The scheduler turns it into a `needs-input` outcome; it never reaches the caller of an agent as an exception.
 */
export class ToolNeedsInput extends AgentError<'tool-needs-input'> {
  override readonly name = 'ToolNeedsInput';
  readonly parameter: string;
  readonly question: string;
  readonly choices: readonly JsonValue[];

  constructor({ parameter, question, choices }: ToolNeedsInputOptions) {
    super({ code: 'tool-needs-input', message: question });
    this.parameter = parameter;
    this.question = question;
    this.choices = choices;
  }
}

/** Recognises a question of a tool, also one thrown by a second copy of this package. */
export function isToolNeedsInput(error: unknown): error is ToolNeedsInput {
  return isAgentError(error) && error.code === 'tool-needs-input' && 'choices' in error;
}

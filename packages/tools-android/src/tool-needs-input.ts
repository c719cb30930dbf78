import { AgentError, type JsonValue } from '@octoweave/core';

/** What a tool asks for. */
export interface ToolNeedsInputOptions {
  readonly parameter: string;
  readonly question: string;
  readonly choices: readonly JsonValue[];
}

/**
 * The class of this name in `core/tool`, which core's entry point does not export yet; it is recognised by its code.
 *
 * Thrown before anything was changed, where the phone knows several things by what was said.
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

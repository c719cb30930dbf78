import { AgentError } from '../error/agent-error.ts';

/** A tool or pack is declared in a way no grammar or vocabulary can carry. */
export class ToolDefinitionError extends AgentError<'tool-definition-invalid'> {
  override readonly name = 'ToolDefinitionError';
  readonly toolName: string;
  readonly issues: readonly string[];

  constructor({ toolName, issues }: { readonly toolName: string; readonly issues: readonly string[] }) {
    super({
      code: 'tool-definition-invalid',
      message: `The declaration of ${toolName} cannot be used:\n${issues.map((issue) => `- ${issue}`).join('\n')}`,
    });
    this.toolName = toolName;
    this.issues = issues;
  }
}

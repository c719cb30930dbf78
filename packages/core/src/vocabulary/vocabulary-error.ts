import { AgentError } from '../error/agent-error.ts';

/** Why tools and tokens could not be matched. */
export type VocabularyErrorCode = 'vocabulary-full' | 'vocabulary-changed' | 'vocabulary-mismatch' | 'tool-without-token';

/** A vocabulary cannot be made, or does not fit a model. */
export class VocabularyError extends AgentError<VocabularyErrorCode> {
  override readonly name = 'VocabularyError';
  readonly issues: readonly string[];

  constructor({
    code,
    message,
    issues,
  }: {
    readonly code: VocabularyErrorCode;
    readonly message: string;
    readonly issues: readonly string[];
  }) {
    super({ code, message: issues.length === 0 ? message : `${message}\n${issues.map((issue) => `- ${issue}`).join('\n')}` });
    this.issues = issues;
  }
}

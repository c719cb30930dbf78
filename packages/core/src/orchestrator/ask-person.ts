import type { ContinueCallsOptions, EndedCall } from '../call/continue-calls.ts';

/** What calls need to know. */
export interface QuestionRequest {
  /** Calls whose outcome is `needs-input`: its `missing` are the questions. */
  readonly calls: readonly EndedCall[];
}

/**
 * Asks a person what calls need to know.
 *
 * - Answers are arguments by call and parameter: words as `verbatim`, one of the choices as `literal`. What is not answered stays as it is;
 *   no answer at all ends the questions.
 * - May be asked while another question is open, where steps are carried out at the same time.
 */
export type AskPerson = (request: QuestionRequest, options: { readonly signal: AbortSignal }) => Promise<ContinueCallsOptions['answers']>;

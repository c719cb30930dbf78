import { AgentError } from '../error/agent-error.ts';

/** Why a grammar could not be made or printed. */
export type GrammarCompileErrorCode =
  /** A declaration holds what no model can write, such as a control character. */
  | 'grammar-inexpressible'
  /** A control token of the grammar has no id in the model. */
  | 'grammar-token-unknown'
  /** A rule refers to a rule that does not exist. */
  | 'grammar-rule-unknown'
  /** Nothing matches the grammar: the engine would stop at a dead end. */
  | 'grammar-empty';

/** Facts of a `GrammarCompileError`. */
export interface GrammarCompileErrorOptions {
  readonly code: GrammarCompileErrorCode;
  readonly toolName?: string | undefined;
  readonly path: string;
  readonly construct: string;
}

/** Tools, options or a model that no grammar fits. */
export class GrammarCompileError extends AgentError<GrammarCompileErrorCode> {
  override readonly name = 'GrammarCompileError';
  /** The tool whose declaration is at fault, if one is. */
  readonly toolName: string | undefined;
  /** Where: a parameter, a rule or an option. */
  readonly path: string;
  /** What cannot be expressed there. */
  readonly construct: string;

  constructor({ code, toolName, path, construct }: GrammarCompileErrorOptions) {
    super({ code, message: messageFor({ code, toolName, path, construct }) });
    this.toolName = toolName;
    this.path = path;
    this.construct = construct;
  }
}

function messageFor({ code, toolName, path, construct }: GrammarCompileErrorOptions): string {
  switch (code) {
    case 'grammar-inexpressible':
      return `${toolName === undefined ? '' : `${toolName}: `}"${path}" cannot be ${construct}, since no call grammar can say it.`;
    case 'grammar-token-unknown':
      return `Rule "${path}" needs the control token ${construct}, which the model does not have. Check the model with checkTokenizer.`;
    case 'grammar-rule-unknown':
      return `Rule "${path}" refers to "${construct}", which is not a rule of the grammar.`;
    case 'grammar-empty':
      return `Nothing can match rule "${path}" (${construct}). Offer something that can be written.`;
  }
}

import { AgentError } from '../error/agent-error.ts';

/** Why a model could not be opened. */
export type ModelLoadErrorCode =
  | 'model-not-found'
  | 'model-unreadable'
  | 'model-not-gguf'
  | 'model-truncated'
  | 'model-unsupported'
  | 'model-digest-mismatch'
  | 'model-load-failed';

/** Facts of a failed load; `reason` is a sentence about this file, `advice` what to do next. */
export interface ModelLoadErrorOptions {
  readonly code: ModelLoadErrorCode;
  readonly backendId: string;
  readonly location: string;
  readonly reason: string;
  readonly advice: string;
  readonly cause?: unknown;
}

/** A model could not be opened; nothing stays allocated. */
export class ModelLoadError extends AgentError<ModelLoadErrorCode> {
  override readonly name = 'ModelLoadError';
  readonly backendId: string;
  readonly location: string;

  constructor({ code, backendId, location, reason, advice, cause }: ModelLoadErrorOptions) {
    super({ code, message: `The model ${location} could not be opened: ${reason} ${advice}`, cause });
    this.backendId = backendId;
    this.location = location;
  }
}

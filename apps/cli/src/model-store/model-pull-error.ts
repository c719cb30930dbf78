import { AgentError } from '@octoweave/core';

/**
 * Why a model is not there in the end.
 *
 * - `model-download-failed`: what has come is kept, and the same command goes on from there.
 * - `model-digest-mismatch`, `model-file-invalid`: what has come was thrown away.
 */
export type ModelPullErrorCode = 'model-download-failed' | 'model-digest-mismatch' | 'model-file-invalid';

/** A model could not be pulled. The message says what to do next. */
export class ModelPullError extends AgentError<ModelPullErrorCode> {
  override readonly name = 'ModelPullError';
}

import type { ModelLoadErrorCode } from '@octoweave/core/contract';

/** What is wrong with a model file; becomes a `ModelLoadError` where the model's name is known. */
export class GgufFileError extends Error {
  override readonly name = 'GgufFileError';
  readonly code: ModelLoadErrorCode;

  constructor(code: ModelLoadErrorCode, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.code = code;
  }
}

import { ModelLoadError, type ModelLoadErrorCode, type ModelSource } from '@octoweave/core/contract';

/** Name of this backend in reports and errors. */
export const webLlmBackendId = 'web-llm';

/** What went wrong with a compiled model. */
export interface WebLlmLoadErrorOptions {
  readonly code: ModelLoadErrorCode;
  readonly reason: string;
  /** @defaultValue to check what the model was published with */
  readonly advice?: string;
  readonly cause?: unknown;
}

/** An error of this backend about one model. */
export const webLlmLoadError = (
  { location }: ModelSource,
  { advice = 'Check the address, and that the model was compiled with mlc_llm.', ...options }: WebLlmLoadErrorOptions,
): ModelLoadError => new ModelLoadError({ backendId: webLlmBackendId, location, advice, ...options });

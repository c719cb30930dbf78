import { ModelLoadError, type ModelLoadErrorCode } from '@octoweave/core/contract';

/** A failed fetch; `reason` is a sentence about this model, `advice` what to do next. */
export interface FetchErrorOptions {
  readonly code: ModelLoadErrorCode;
  readonly location: string;
  readonly reason: string;
  readonly advice: string;
}

/** An error of this store. */
export const fetchError = (options: FetchErrorOptions): ModelLoadError => new ModelLoadError({ backendId: 'model-store', ...options });

/** Bytes as a person reads them. */
export const printMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

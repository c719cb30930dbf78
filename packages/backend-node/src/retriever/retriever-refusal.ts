import { ModelLoadError, type ModelLoadErrorCode } from '@octoweave/core/contract';

/** Why a file of a retriever cannot be used, and what to do. */
export interface RetrieverRefusal {
  readonly code: ModelLoadErrorCode;
  readonly reason: string;
  readonly advice: string;
  readonly cause?: unknown;
}

export const refuseRetriever = (location: string, refusal: RetrieverRefusal): ModelLoadError =>
  new ModelLoadError({ ...refusal, backendId: 'onnxruntime-node', location });

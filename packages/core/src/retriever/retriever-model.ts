import type { ModelSource } from '../backend/backend.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** The weights of a trained retriever, and what is needed to read its scores. */
export interface RetrieverModel extends ModelSource {
  /** How requests become numbers (`readRequestFeatures`). */
  readonly features: { readonly format: number; readonly buckets: number };
  /** The tools it was trained on, in the order of its scores. */
  readonly tools: readonly ToolId[];
  /** The threshold that was chosen for these weights, on requests they were not trained on. */
  readonly minimumScore: number;
  readonly minimumTools: number;
}

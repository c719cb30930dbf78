import type { ModelSource } from '../backend/backend.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** Requests become numbers of hashed features (`readRequestFeatures`). */
export interface HashedFeatures {
  readonly format: 1;
  readonly buckets: number;
}

/** Requests become numbers of word pieces: those of the tokenizer of a pretrained encoder. */
export interface WordPieceFeatures {
  readonly format: 2;
  /** Where its `tokenizer.json` is, and the SHA-256 that file must have. */
  readonly tokenizer: string;
  readonly tokenizerSha256: string;
  /** So many pieces of a request are read, with the one that begins and the one that ends it. */
  readonly longest: number;
}

/** The weights of a trained retriever, and what is needed to read its scores. */
export interface RetrieverModel extends ModelSource {
  /** How requests become numbers. */
  readonly features: HashedFeatures | WordPieceFeatures;
  /** The tools it was trained on, in the order of its scores. */
  readonly tools: readonly ToolId[];
  /** The threshold that was chosen for these weights, on requests they were not trained on. */
  readonly minimumScore: number;
  readonly minimumTools: number;
}

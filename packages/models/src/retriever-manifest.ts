/** What is recorded of the weights of a retriever when they are made. */
export interface RetrieverManifest {
  readonly id: string;
  /** File name beside the manifest. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly licence: string;
  readonly parameters: number;
  /** How requests become numbers: hashed features, and how many of them there are; or word pieces, with the file beside the manifest that has them. */
  readonly features:
    | { readonly format: 1; readonly buckets: number }
    | { readonly format: 2; readonly tokenizer: string; readonly tokenizerSha256: string; readonly longest: number };
  /** Tools of at least this score are kept; chosen on requests that were not trained on. */
  readonly minimumScore: number;
  /** So many are kept whatever their score. */
  readonly minimumTools: number;
  /** Digest of the vocabulary of its training data. */
  readonly vocabularyDigest: string;
  /** In the order of the scores, with the signature each had. */
  readonly tools: readonly { readonly toolId: `${string}.${string}`; readonly signature: string }[];
  /** Options, seeds, and commit and digest of the data. */
  readonly training: Readonly<Record<string, string | number | null>>;
}

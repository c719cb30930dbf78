/** What is recorded of weights when they are made: enough to check them, and to make them again. */
export interface ModelManifest {
  readonly id: string;
  /** File name beside the manifest. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly licence: string;
  readonly architecture: string;
  readonly parameters: number;
  readonly quantisation: string;
  /** Format of requests and answers; see `docs/call-language.md`. */
  readonly requestFormat: number;
  /** Digest of the functional-token vocabulary it was trained with. */
  readonly vocabularyDigest: string;
  /** Tools it was trained on, in the order of their functional tokens, with the signature each had. */
  readonly tokens: readonly {
    readonly slot: number;
    readonly text: string;
    readonly toolId: `${string}.${string}`;
    readonly signature: string;
  }[];
  /** Groups of tools of different packs that serve the same words. */
  readonly twins: readonly (readonly `${string}.${string}`[])[];
  /** How it was trained: the options of its last run (null where one was not given), seeds, and commit and digest of the data. */
  readonly training: Readonly<Record<string, string | number | null>>;
}

import type { PromptSegment } from './prompt-segment.ts';

/** The tokenizer of an open model. Asynchronous, because an engine may live in another process. */
export interface Tokenizer {
  /** Every control token of the model: its text and id. */
  readonly controlTokens: ReadonlyMap<string, number>;
  /** The number of ids in the vocabulary. */
  readonly vocabularySize: number;
  /**
   * Ids of a prompt: one id for a `control` segment, text tokens alone for a `text` segment.
   *
   * @throws {SessionError} `control-token-unknown` where a control segment names no control token of the model.
   */
  encode(segments: readonly PromptSegment[]): Promise<readonly number[]>;
}

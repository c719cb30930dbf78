import type { GrammarText } from './grammar-text.ts';
import type { PromptSegment } from './prompt-segment.ts';

/** An adapter (LoRA) and how strongly it acts. */
export interface ActiveAdapter {
  /** A file path, or an address the backend understands. */
  readonly location: string;
  readonly scale: number;
}

/** How much more likely a control token is made. */
export interface TokenBias {
  /** Text of the control token. */
  readonly token: string;
  /** Added to its logit; below nought, it becomes less likely. */
  readonly logit: number;
}

/** One generation: greedy, from a prompt, until a stop token, the limit or the model's end. */
export interface GenerateRequest {
  readonly prompt: readonly PromptSegment[];
  /** The most tokens to generate. */
  readonly maxTokens: number;
  /** Constrains the output; its format must be among `capabilities.grammars`. */
  readonly grammar?: GrammarText | undefined;
  /** Adapters that act on this generation. Sets of adapters never share a key-value cache. */
  readonly adapters?: readonly ActiveAdapter[] | undefined;
  /** Act on each choice of a token, within the grammar. Needs `capabilities.biases`. */
  readonly biases?: readonly TokenBias[] | undefined;
  /** Control tokens after which generation ends; the token itself is still emitted. */
  readonly stopTokens?: readonly string[] | undefined;
}

/** Asks how likely each of some control tokens is to come next after a prompt. */
export interface ScoreRequest {
  readonly prompt: readonly PromptSegment[];
  /** Texts of the control tokens to score. */
  readonly candidates: readonly string[];
}

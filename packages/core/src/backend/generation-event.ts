/** Why a generation ended: a stop token, the token limit, or the model's own end mark. */
export type GenerationEndReason = 'stop-token' | 'max-tokens' | 'end-of-generation';

/**
 * What a generation emits.
 *
 * - First `generation-start`, then any number of `token-delta`, then exactly one `generation-end`.
 * - The `text` of all `token-delta` events joined is valid Unicode: bytes of a split character wait for the rest.
 */
export type GenerationEvent =
  | { readonly type: 'generation-start'; readonly promptTokens: number; readonly cachedTokens: number }
  | TokenDelta
  | { readonly type: 'generation-end'; readonly reason: GenerationEndReason; readonly outputTokens: number };

/** One generated token. */
export interface TokenDelta {
  readonly type: 'token-delta';
  readonly tokenId: number;
  /** Whether this is a control token; only then is `text` the name of one. */
  readonly isControl: boolean;
  readonly text: string;
  /** Its probability among the tokens the grammar admitted, or undefined where the engine does not tell. */
  readonly probability: number | undefined;
}

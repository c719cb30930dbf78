import type { RawCompletionParams } from '@wllama/wllama/esm/index.js';

/** How much more likely the token of an id is made. */
export interface IdBias {
  readonly id: number;
  readonly logit: number;
}

/** One greedy completion. */
export interface EngineCompletion {
  /** With hidden names for control tokens. */
  readonly prompt: string;
  readonly maxTokens: number;
  /** GBNF. */
  readonly grammar: string;
  /** What is added to the logits of tokens. */
  readonly biases: readonly IdBias[];
  /**
   * Whether each token comes with its probability over the whole vocabulary.
   *
   * - The likeliest token is told beside it, and one that continues a character crashes the engine: not for text of any kind.
   */
  readonly tellsProbability: boolean;
}

/**
 * What llama.cpp is asked for; wllama hands it through as it is, typed or not.
 *
 * - No `stop`: a control token is invisible to it, so stop tokens are found by their ids.
 * - No `lora`: an empty list would mean the scales that adapters were loaded with.
 */
export interface CompletionRequest extends Pick<RawCompletionParams, 'grammar' | 'logit_bias' | 'max_tokens' | 'n_probs' | 'temperature'> {
  readonly prompt: string;
  readonly samplers: readonly string[];
  readonly verbose: true;
  readonly return_tokens: true;
  readonly timings_per_token: true;
}

/** Prints a completion as llama.cpp takes it. */
export function printCompletionRequest({ prompt, maxTokens, grammar, biases, tellsProbability }: EngineCompletion): CompletionRequest {
  return {
    prompt,
    max_tokens: maxTokens,
    grammar,
    // By id. wllama declares it twice, as a list of one shape and as an object of another, which nothing is.
    logit_bias: Object.fromEntries(biases.map(({ id, logit }) => [id, logit])) as NonNullable<RawCompletionParams['logit_bias']>,
    temperature: 0,
    samplers: ['temperature'],
    n_probs: tellsProbability ? 1 : 0,
    verbose: true,
    return_tokens: true,
    timings_per_token: true,
  };
}

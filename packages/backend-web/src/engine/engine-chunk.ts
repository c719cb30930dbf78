/** What llama.cpp says of a running completion after each token whose characters are whole, and once at its end. */
export interface EngineChunk {
  readonly isEnd: boolean;
  /** Bytes of the tokens since the last chunk. Control tokens have none. */
  readonly text: string;
  /** The last token; those before it since the last chunk are only known by `text`. */
  readonly tokenId: number | undefined;
  /** Its probability over the whole vocabulary, before any grammar, where it was asked for. */
  readonly probability: number | undefined;
  readonly outputTokens: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  /** Whether the token limit ended it; only of the last chunk. */
  readonly isCutOff: boolean;
}

/** The untyped part of a wllama 3.8.1 answer, there because `verbose` was asked for. */
interface VerboseAnswer {
  readonly content: string;
  readonly tokens: readonly number[];
  readonly stop: boolean;
  readonly stop_type?: string;
  readonly tokens_predicted: number;
  readonly tokens_evaluated: number;
  readonly timings?: { readonly cache_n: number };
  readonly completion_probabilities?: readonly { readonly logprob: number }[];
}

/** Reads an answer of the pinned engine. @throws {TypeError} where it has another form: the engine is another version. */
export function readEngineChunk(answer: unknown): EngineChunk {
  const verbose = (answer as { readonly __verbose?: VerboseAnswer }).__verbose;
  if (!verbose) throw new TypeError('The engine answered without details. Install the version of @wllama/wllama that this package names.');
  const [choice] = verbose.completion_probabilities ?? [];
  return {
    isEnd: verbose.stop,
    text: verbose.content,
    tokenId: verbose.tokens.at(-1),
    probability: choice && Math.exp(choice.logprob),
    outputTokens: verbose.tokens_predicted,
    promptTokens: verbose.tokens_evaluated,
    cachedTokens: verbose.timings?.cache_n ?? 0,
    isCutOff: verbose.stop_type === 'limit',
  };
}

/** A grammar notation: llama.cpp's GBNF or XGrammar's EBNF. */
export type GrammarFormat = 'gbnf' | 'ebnf';

/** What an engine can do. Told truthfully: the conformance kit checks each claim, and requests are refused by it. */
export interface BackendCapabilities {
  /** Grammar notations `generate` obeys; empty where output cannot be constrained. */
  readonly grammars: readonly GrammarFormat[];
  /** Whether a `control` segment becomes exactly its token and a `text` segment never becomes one. */
  readonly controlSegments: boolean;
  /** Whether `token-delta` carries the ids of the model's own vocabulary. */
  readonly tokenIds: boolean;
  /** Probabilities of generated tokens: over the whole vocabulary, over the likeliest few, or unknown. */
  readonly probabilities: 'whole-vocabulary' | 'likeliest' | 'none';
  /** Whether `GenerateRequest.biases` act. */
  readonly biases: boolean;
  /** Whether `score` is available. */
  readonly scoring: boolean;
  /** Whether a prompt that begins like the previous one is only evaluated from where it differs. */
  readonly reusesPrefix: boolean;
  /** How many adapters can be active in one session. */
  readonly adapters: 'none' | 'one' | 'many';
  /** How soon a generation stops after being unsubscribed: before the next token, or when the engine returns. */
  readonly cancellation: 'next-token' | 'when-idle';
}

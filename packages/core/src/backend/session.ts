import type { Observable } from 'rxjs';
import type { GenerateRequest, ScoreRequest } from './generate-request.ts';
import type { GenerationEvent } from './generation-event.ts';
import type { Tokenizer } from './tokenizer.ts';

/** What is known of an open model. */
export interface ModelDescription {
  readonly id: string;
  readonly architecture: string;
  readonly parameters: number | undefined;
  readonly contextTokens: number;
  readonly bytes: number | undefined;
  /** String values of the model file's own metadata, such as `octoweave.vocabulary.digest`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A loaded model and its key-value cache. Owned by whoever opened it. */
export interface Session {
  readonly model: ModelDescription;
  readonly tokenizer: Tokenizer;
  /**
   * Each subscription is one generation.
   *
   * - Ends with exactly one `generation-end`, or with an error and no `generation-end`.
   * - Unsubscribing stops decoding before the next token and keeps the session usable.
   * - Generations do not overlap: a new one waits until the previous one has stopped.
   *
   * @throws {UnsupportedCapabilityError} when `request` needs what `capabilities` rules out.
   * @throws {SessionError} when the session is disposed, the prompt exceeds the context, or the engine failed.
   */
  generate(request: GenerateRequest): Observable<GenerationEvent>;
  /**
   * Probability of each candidate as the next token, over the whole vocabulary, in the order of `candidates`.
   *
   * @throws {UnsupportedCapabilityError} where `capabilities.scoring` is false.
   */
  score(request: ScoreRequest): Promise<readonly number[]>;
  /** Frees native memory and ends a running generation with `session-disposed`. Safe to call twice. */
  dispose(): Promise<void>;
}

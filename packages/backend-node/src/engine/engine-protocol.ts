import type {
  GenerateRequest,
  GenerationEvent,
  ModelDescription,
  ModelSource,
  PromptSegment,
  ScoreRequest,
} from '@octoweave/core/contract';

/** What the session asks of the engine process. Each `id` is answered once by `answer` or `failure`. */
export type EngineRequest =
  | {
      readonly type: 'open';
      readonly id: number;
      readonly model: ModelSource;
      readonly contextTokens: number | undefined;
      readonly threads: number;
    }
  | { readonly type: 'encode'; readonly id: number; readonly segments: readonly PromptSegment[] }
  | { readonly type: 'score'; readonly id: number; readonly request: ScoreRequest }
  | { readonly type: 'generate'; readonly id: number; readonly request: GenerateRequest }
  | { readonly type: 'cancel'; readonly id: number };

/** What the engine process answers. `event` precedes the `answer` of a generation. */
export type EngineReply =
  | { readonly type: 'event'; readonly id: number; readonly event: GenerationEvent }
  | { readonly type: 'answer'; readonly id: number; readonly value: EngineAnswer }
  | { readonly type: 'failure'; readonly id: number; readonly failure: EngineFailure };

/** The value of an answered request: of `open`, of `encode` and `score`, of `generate`. */
export type EngineAnswer = OpenedModel | readonly number[] | null;

/** What the session must know of a model to work without asking again. */
export interface OpenedModel {
  readonly description: ModelDescription;
  readonly controlTokens: readonly (readonly [text: string, id: number])[];
  readonly vocabularySize: number;
}

/** A failure as data: a class of core's errors is made of it again in the session. */
export interface EngineFailure {
  readonly kind: 'model-load' | 'session';
  readonly code: string;
  readonly reason: string;
  readonly advice: string;
}

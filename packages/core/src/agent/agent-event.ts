import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { CallEvent } from '../scheduler/call-event.ts';
import type { GenerationStory } from './plan-step.ts';

/**
 * How a run ended.
 *
 * - `succeeded`: every call did. `incomplete`: at least one call did not, and its outcome says why, or a call the model wrote could not be
 *   read, and a `parse-warning` says why.
 * - `abstained`: no tool serves the request. `cancelled`: it was stopped; every call that had begun has a `call-end`.
 */
export type RunStatus = 'succeeded' | 'incomplete' | 'abstained' | 'cancelled';

/** Figures of a run, of all its generations together; times in milliseconds since it began. */
export interface RunFigures {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly firstCallMs: number | undefined;
  readonly totalMs: number;
}

/** An event without its time. */
export type AgentEventBody =
  | {
      readonly type: 'run-start';
      /** Undefined where calls were given instead of words. */
      readonly query: string | undefined;
    }
  | GenerationStory
  | CallEvent
  | {
      /** Something was done of which the journal could not keep how it ended. */
      readonly type: 'journal-warning';
      readonly message: string;
    }
  | {
      readonly type: 'run-end';
      readonly status: RunStatus;
      readonly outcomes: readonly ToolOutcome[];
      readonly figures: RunFigures;
    };

/**
 * What a run emits: `run-start` first, `run-end` last and once, unless the run fails with an error.
 *
 * - Every `call-planned` has its `call-end`, also where the run fails or is cancelled.
 * - Events of calls obey the laws of `CallEvent`. Calls start while `generation-end` is still to come.
 */
export type AgentEvent = AgentEventBody & {
  /** Milliseconds since the run began. */
  readonly atMs: number;
};

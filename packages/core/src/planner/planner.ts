import type { Observable } from 'rxjs';
import type { EndedCall } from '../call/continue-calls.ts';
import type { RequestText } from '../call/request-text.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { PlanEvent } from './plan-event.ts';

/** An earlier request of the conversation, and what came of it. */
export interface ConversationTurn {
  readonly said: string;
  /** In the order in which they were planned. @defaultValue none */
  readonly calls?: readonly EndedCall[] | undefined;
  /** What the person was told. @defaultValue nothing */
  readonly answer?: string | undefined;
}

/** What a planner is asked. */
export interface PlanRequest {
  readonly text: RequestText;
  /** The tools on offer; a plan can hold no other. */
  readonly tools: readonly OfferedTool[];
  /** The earlier turns, the oldest first. @defaultValue none */
  readonly conversation?: readonly ConversationTurn[] | undefined;
  /** What came of the calls of this request so far, in the order in which they were planned. @defaultValue none */
  readonly observations?: readonly EndedCall[] | undefined;
}

/** Turns what a person said into calls, or into steps that action models turn into calls. */
export interface Planner {
  /**
   * Cold; each subscription is one generation, and unsubscribing stops it.
   *
   * - Ids of calls follow those of the observations. A reference to an observed call is its value, if it succeeded.
   *
   * @throws {SessionError} as `Session.generate`.
   */
  plan(request: PlanRequest): Observable<PlanEvent>;
}

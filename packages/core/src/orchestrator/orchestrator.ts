import type { CallRunner, EventRun, RunOptions } from '../agent/agent.ts';
import type { Conversation } from './conversation.ts';
import type { OrchestratorEvent, TraceParent } from './orchestrator-event.ts';
import type { RunBudget } from './run-budget.ts';

/** How one request is orchestrated. */
export interface OrchestrateOptions extends RunOptions {
  /**
   * What was said and done before, for the planner to read. The request is added to it when its run has ended, unless it is a dry run.
   *
   * @defaultValue nothing was said before
   */
  readonly conversation?: Conversation | undefined;
  /** In place of the orchestrator's own limits of the same names. @defaultValue those of the orchestrator */
  readonly budget?: RunBudget | undefined;
  /** The run this one is part of, for its events. @defaultValue it stands for itself */
  readonly parent?: TraceParent | undefined;
}

/** One request on its way, as `AgentRun`. */
export type OrchestratedRun = EventRun<OrchestratorEvent>;

/**
 * Finishes what one generation cannot: plans, carries out, hands on, plans again, and asks where a value is missing.
 *
 * - Keeps nothing from one request to the next; any number of them may be under way at once. There is nothing to close: models stay their owners'.
 */
export interface Orchestrator extends CallRunner {
  /**
   * @throws {QueryError} at subscription, where the query is empty or not text.
   * @throws {SessionError} through the run, where a model fails; after a `call-end` for every planned call.
   */
  run(query: string, options?: OrchestrateOptions): OrchestratedRun;
}

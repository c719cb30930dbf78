import type { RunStatus } from '../agent/agent-event.ts';
import type { GenerationStory } from '../agent/plan-step.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import type { CallArgument, CallId } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { RunId } from '../journal/journal-entry.ts';
import type { PlanDecision, PlannedStep } from '../planner/plan-event.ts';
import type { CallEvent } from '../scheduler/call-event.ts';
import type { BudgetLimit } from './run-budget.ts';

/**
 * How a request ended; those of an agent's run, and
 *
 * - `answered`: nothing was called, and the planner answered in words.
 * - `over-budget`: a limit was reached; every call that was planned has a `call-end`.
 *
 * `succeeded` and `incomplete` speak of the last plan that held anything: what a later plan made up for does not count against it. A plan from
 * which a call or a step was dropped is `incomplete`.
 */
export type OrchestrationStatus = RunStatus | 'answered' | 'over-budget';

/** Figures of a request; times in milliseconds since it began, tokens of all generations together. */
export interface OrchestrationFigures {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** How often a model wrote: plans, and steps. */
  readonly generations: number;
  readonly rounds: number;
  readonly firstCallMs: number | undefined;
  readonly totalMs: number;
}

/**
 * Why a planner is asked.
 *
 * - `request`: the person asked. `join`: everything it planned has succeeded, and it may answer or go on.
 * - `replan`: something fell short (`shortfalls`; empty where only words of the plan could not be read), or it said so itself (`reason`).
 */
export type RoundCause =
  | { readonly type: 'request' }
  | { readonly type: 'join' }
  | { readonly type: 'replan'; readonly reason: string | undefined; readonly shortfalls: readonly EndedCall[] };

/**
 * How a step in words ended.
 *
 * - `succeeded`: it became calls, and every one did. `incomplete`: one did not, or could not be read.
 * - `abstained`: the model found no tool for it. `unrouted`: no agent has one.
 * - `skipped`: step `step`, on which it depends, did not succeed. `cancelled`: the run was stopped before it ended.
 */
export type StepOutcome =
  | { readonly status: 'succeeded' | 'incomplete' | 'abstained' | 'unrouted' | 'cancelled' }
  | { readonly status: 'skipped'; readonly step: number };

/** What was answered, by call and parameter. JSON. */
export type QuestionAnswers = Readonly<Record<CallId, Readonly<Record<string, CallArgument>>>>;

/** What calls ask the person, and what came of it. */
export type QuestionEvent =
  | {
      readonly type: 'question-request';
      /** Calls whose outcome is `needs-input`. */
      readonly calls: readonly EndedCall[];
    }
  | {
      readonly type: 'question-end';
      /** Empty where nobody answered. */
      readonly answers: QuestionAnswers;
    };

/** An event without its trace. */
export type OrchestratorEventBody =
  | {
      readonly type: 'run-start';
      readonly query: string;
      /** Where the run is part of another: that of the agent which called this one as a tool. */
      readonly parent: TraceParent | undefined;
    }
  | { readonly type: 'round-start'; readonly cause: RoundCause }
  | GenerationStory
  | { readonly type: 'thought'; readonly text: string }
  | { readonly type: 'step-planned'; readonly step: PlannedStep }
  | {
      /** A second time where the first agent said that another one has the tool. */
      readonly type: 'step-start';
      readonly step: PlannedStep;
      readonly agentId: string;
    }
  | { readonly type: 'step-end'; readonly step: PlannedStep; readonly outcome: StepOutcome }
  | CallEvent
  | QuestionEvent
  | {
      readonly type: 'round-end';
      /** Undefined where the planner was stopped before it had decided. */
      readonly decision: PlanDecision | undefined;
    }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'budget-exceeded'; readonly limit: BudgetLimit; readonly allowed: number }
  | { readonly type: 'journal-warning'; readonly message: string }
  | {
      readonly type: 'run-end';
      readonly status: OrchestrationStatus;
      /** How each call ended, in the order they were planned; of one that asked and was run again, the last. */
      readonly outcomes: readonly ToolOutcome[];
      /** What the planner told the person, undefined where it said nothing. */
      readonly answer: string | undefined;
      readonly figures: OrchestrationFigures;
    };

/** The place in another run from which a run was begun. */
export interface TraceParent {
  readonly runId: RunId;
  readonly spanId: string;
}

/**
 * Where an event belongs, enough to draw a run or to make spans of it.
 *
 * - Spans are the run, its rounds, their steps, generations, calls and questions. Each begins with a `…-start`, a `call-planned`, a
 *   `step-planned` or a `question-request`, and ends with the `…-end` of the same `spanId`; other events happen within it.
 * - A span lies within its parent. One that never ends was cut off by an error.
 */
export interface EventTrace {
  readonly runId: RunId;
  /** Its place among the events of the run, from 1. */
  readonly sequence: number;
  /** Milliseconds since the run began. */
  readonly atMs: number;
  /** Unique within the run. */
  readonly spanId: string;
  /** Undefined for the run itself. */
  readonly parentId: string | undefined;
  /** From 1; undefined outside of rounds. */
  readonly roundNumber: number | undefined;
  /** The number of the step within its round; undefined outside of steps. */
  readonly stepNumber: number | undefined;
}

/**
 * What an orchestrated run emits: `run-start` first, `run-end` last and once, unless the run fails with an error.
 *
 * - A round is one plan and what came of it: `round-start`, then everything of it, then `round-end`. Rounds do not overlap.
 * - Calls obey the laws of `CallEvent`, and start while the plan is still being written. A call that asked is planned again, under the same id,
 *   after the `question-end` that answered it.
 * - Every `call-planned`, `step-planned` and `question-request` has its end, also where the run fails or is stopped.
 * - `answer` comes at most once, between the last round and `run-end`; `budget-exceeded` comes the moment a limit is reached.
 */
export type OrchestratorEvent = OrchestratorEventBody & EventTrace;

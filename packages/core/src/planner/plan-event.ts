import type { CallIssueCode } from '../call/call-issue.ts';
import type { CallParseEvent, ParseEndReason } from '../call/call-parse-event.ts';

/** A sub-task in words, for an action model to carry out. */
export interface PlannedStep {
  /** Its place among the steps of the plan, from 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * What was wrong with a plan, besides its calls (`CallIssueCode`).
 *
 * - `step-empty`, `step-extra`, `step-repeated`: no words, more steps than a plan may have, or a step that was there already and was asked for once;
 *   the step was dropped.
 * - `step-unfinished`: writing broke off inside it; it was dropped, as half a sub-task is another one.
 * - `number-repeated`: two calls have one number; references mean the later.
 */
export type PlanIssueCode = CallIssueCode | 'step-empty' | 'step-extra' | 'step-repeated' | 'step-unfinished' | 'number-repeated';

/** One fault of a plan. */
export interface PlanIssue {
  readonly code: PlanIssueCode;
  /** What was met and what was done about it, as a sentence. */
  readonly message: string;
  /** The written text it is about, shortened to `excerptLength`. */
  readonly excerpt: string;
}

/**
 * What is to be done once the calls or steps of a plan have ended.
 *
 * - `join`: ask the planner again, with what came of them, where an answer is wanted.
 * - `finish`: nothing; `answer` is what to tell the person, undefined where the planner gave none.
 * - `replan`: plan anew, for `reason`, where one was given.
 */
export type PlanDecision =
  | { readonly type: 'join' }
  | { readonly type: 'finish'; readonly answer: string | undefined }
  | { readonly type: 'replan'; readonly reason: string | undefined };

/** A call, right after the calls nested in it. It needs only calls that came before it. */
export type PlannedCall = Extract<CallParseEvent, { readonly type: 'call-parsed' }>;

/** What reading a plan emits before its end. */
export type PlanPart =
  | PlannedCall
  | { readonly type: 'step-parsed'; readonly step: PlannedStep }
  | { readonly type: 'thought'; readonly text: string }
  | ({ readonly type: 'parse-warning' } & PlanIssue);

/**
 * What reading a plan's text emits.
 *
 * - Exactly one `parse-end`, and nothing after it.
 * - Calls, or steps, or neither: never both. A `finish` or `replan` ends the plan where it is written.
 * - How text was cut into pieces changes no event.
 */
export type PlanParseEvent = PlanPart | { readonly type: 'parse-end'; readonly reason: ParseEndReason; readonly decision: PlanDecision };

/**
 * What a planner emits: `plan-start`, then parts as they are written, then exactly one `plan-end`, unless it fails with an error.
 *
 * - A part is out as soon as it is complete, before the text after it is read.
 * - Every line that could not be read is a `parse-warning` with the reason.
 */
export type PlanEvent =
  | { readonly type: 'plan-start'; readonly promptTokens: number; readonly cachedTokens: number }
  | PlanPart
  | {
      readonly type: 'plan-end';
      /** `stream-end` where the model stopped without saying that the plan is complete. */
      readonly reason: ParseEndReason;
      readonly decision: PlanDecision;
      readonly outputTokens: number;
      readonly text: string;
    };

import type { ActionEvent } from '../action/action-model.ts';
import type { ToolCall } from '../call/tool-call.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { PlanEvent, PlanIssue, PlanIssueCode } from '../planner/plan-event.ts';

/** What is told of a generation while it is being written, besides the calls in it. */
export type GenerationStory =
  | { readonly type: 'generation-start'; readonly promptTokens: number; readonly cachedTokens: number }
  | { readonly type: 'generation-end'; readonly outputTokens: number; readonly text: string }
  | ({ readonly type: 'parse-warning' } & PlanIssue);

/** What a plan is made of while it is being written: calls, and what is told of the writing. */
export type PlanStep = { readonly type: 'call'; readonly call: ToolCall } | { readonly type: 'event'; readonly event: GenerationStory };

/** What an event of an action model adds to a plan. */
export function planStepsOfAction(event: ActionEvent): readonly PlanStep[] {
  switch (event.type) {
    case 'action-start':
      return [generationStart(event)];
    case 'call-parsed':
      return [{ type: 'call', call: event.call }];
    case 'parse-warning':
      return [{ type: 'event', event }];
    case 'action-end':
      return [generationEnd(event)];
    case 'abstained':
    case 'parse-end':
      return [];
    default:
      return assertNever(event);
  }
}

/** What an event of a planner adds to a plan; steps in words add nothing by themselves. */
export function planStepsOfPlan(event: PlanEvent): readonly PlanStep[] {
  switch (event.type) {
    case 'plan-start':
      return [generationStart(event)];
    case 'call-parsed':
      return [{ type: 'call', call: event.call }];
    case 'parse-warning':
      return [{ type: 'event', event }];
    case 'plan-end':
      return [generationEnd(event)];
    case 'step-parsed':
    case 'thought':
      return [];
    default:
      return assertNever(event);
  }
}

/** Whether something was written that does not reach a device: what remains of the plan is not all of it. */
export function isDropping(code: PlanIssueCode): boolean {
  return droppingCodes.has(code);
}

const droppingCodes: ReadonlySet<PlanIssueCode> = new Set<PlanIssueCode>([
  'call-malformed',
  'tool-unknown',
  'json-invalid',
  'step-extra',
  'step-unfinished',
]);

const generationStart = ({ promptTokens, cachedTokens }: { readonly promptTokens: number; readonly cachedTokens: number }): PlanStep => ({
  type: 'event',
  event: { type: 'generation-start', promptTokens, cachedTokens },
});

const generationEnd = ({ outputTokens, text }: { readonly outputTokens: number; readonly text: string }): PlanStep => ({
  type: 'event',
  event: { type: 'generation-end', outputTokens, text },
});

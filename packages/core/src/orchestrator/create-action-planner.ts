import { concatMap, defer, from } from 'rxjs';
import type { ActionEvent, ActionModel } from '../action/action-model.ts';
import type { ParseEndReason } from '../call/call-parse-event.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { PlanDecision, PlanEvent } from '../planner/plan-event.ts';
import { nothingMore } from '../planner/plan-nothing-more.ts';
import type { Planner, PlanRequest } from '../planner/planner.ts';

/** What such a planner is made of. */
export interface CreateActionPlannerOptions {
  readonly actionModel: ActionModel;
}

/**
 * A planner for a model that turns a whole request into calls (Octopus v2): its plan is its answer.
 *
 * - It reads neither earlier turns nor what came of calls. Asked again, it plans nothing: it would only write the same.
 */
export function createActionPlanner({ actionModel }: CreateActionPlannerOptions): Planner {
  return {
    plan: ({ text, tools, observations = [] }: PlanRequest) => {
      if (observations.length > 0) return from(nothingMore);
      return defer(() => {
        const readEvent = createActionReader();
        const offered = new Set(tools.map(({ toolId }) => toolId));
        return actionModel.act({ text, offered }).pipe(concatMap(readEvent));
      });
    },
  };
}

const done: PlanDecision = { type: 'finish', answer: undefined };

/** Stateful: one for each answer. */
function createActionReader(): (event: ActionEvent) => readonly PlanEvent[] {
  let reason: ParseEndReason = 'stream-end';
  return (event) => {
    switch (event.type) {
      case 'action-start':
        return [{ ...event, type: 'plan-start' }];
      case 'call-parsed':
      case 'parse-warning':
        return [event];
      case 'abstained':
        return [];
      case 'parse-end':
        ({ reason } = event);
        return [];
      case 'action-end':
        return [{ ...event, type: 'plan-end', reason, decision: done }];
      default:
        return assertNever(event);
    }
  };
}

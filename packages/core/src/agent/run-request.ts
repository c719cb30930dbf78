import { concatMap, Observable } from 'rxjs';
import type { ActionModel } from '../action/action-model.ts';
import { createRequestText } from '../call/request-text.ts';
import type { AgentEvent } from './agent-event.ts';
import { planStepsOfAction } from './plan-step.ts';
import { checkQuery } from './query-error.ts';
import { runPlan, type RunPlanOptions } from './run-plan.ts';

/** What one request is run with. */
export interface RunRequestOptions extends Omit<RunPlanOptions, 'start' | 'plan'> {
  readonly query: string;
  readonly actionModel: ActionModel;
}

/**
 * Generates, and schedules each call the moment it is written.
 *
 * - A cancelled run still ends with `run-end`, after a `call-end` for every planned call: none that began goes without a record.
 *
 * @throws {QueryError | SessionError} through the Observable.
 */
export function runRequest({ query, actionModel, ...options }: RunRequestOptions): Observable<AgentEvent> {
  return new Observable<AgentEvent>((subscriber) => {
    checkQuery(query);
    const plan = actionModel.act({ text: createRequestText(query) }).pipe(concatMap(planStepsOfAction));
    return runPlan({ ...options, start: { type: 'run-start', query }, plan }).subscribe(subscriber);
  });
}

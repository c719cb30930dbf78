import { concatMap, EMPTY, Observable, of } from 'rxjs';
import type { ActionEvent, ActionModel } from '../action/action-model.ts';
import { createRequestText } from '../call/request-text.ts';
import type { AgentEvent } from './agent-event.ts';
import type { PlanStep } from './plan-step.ts';
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
    const plan = actionModel.act({ text: createRequestText(query) }).pipe(concatMap(stepOf));
    return runPlan({ ...options, start: { type: 'run-start', query }, plan }).subscribe(subscriber);
  });
}

function stepOf(event: ActionEvent): Observable<PlanStep> {
  switch (event.type) {
    case 'action-start':
      return of({ type: 'event', event: { type: 'generation-start', promptTokens: event.promptTokens, cachedTokens: event.cachedTokens } });
    case 'call-parsed':
      return of({ type: 'call', call: event.call });
    case 'parse-warning':
      return of({ type: 'event', event: { type: 'parse-warning', code: event.code, message: event.message } });
    case 'action-end':
      return of({ type: 'event', event: { type: 'generation-end', outputTokens: event.outputTokens, text: event.text } });
    case 'abstained':
    case 'parse-end':
      return EMPTY;
  }
}

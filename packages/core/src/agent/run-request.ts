import { Observable, Subject, Subscription, takeUntil } from 'rxjs';
import type { ActionModel } from '../action/action-model.ts';
import { createRequestText } from '../call/request-text.ts';
import type { CallId, ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { scheduleCalls, type ScheduleCallsOptions } from '../scheduler/schedule-calls.ts';
import type { CallEvent } from '../scheduler/call-event.ts';
import type { AgentEvent, AgentEventBody, RunStatus } from './agent-event.ts';
import { checkQuery } from './query-error.ts';

/** What one request is run with. */
export interface RunRequestOptions {
  readonly query: string;
  readonly actionModel: ActionModel;
  readonly scheduling: ScheduleCallsOptions;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Emits once to stop the run in order. */
  readonly cancelled: Observable<void>;
}

interface CallProgress {
  readonly call: ToolCall;
  hasStarted: boolean;
}

/**
 * Generates, and schedules each call the moment it is written.
 *
 * - A cancelled run still ends with `run-end`, after a `call-end` for every planned call: none that began goes without a record.
 *
 * @throws {QueryError | SessionError} through the Observable.
 */
export function runRequest({ query, actionModel, scheduling, now, cancelled }: RunRequestOptions): Observable<AgentEvent> {
  return new Observable<AgentEvent>((subscriber) => {
    const startedAt = now();
    const emit = (event: AgentEventBody): void => subscriber.next({ ...event, atMs: now() - startedAt });
    const calls = new Subject<ToolCall>();
    const unfinished = new Map<CallId, CallProgress>();
    const outcomes: ToolOutcome[] = [];
    const work = new Subscription();
    let promptTokens = 0;
    let cachedTokens = 0;
    let outputTokens = 0;
    let firstCallMs: number | undefined;

    const endRun = (status: RunStatus): void => {
      work.unsubscribe();
      emit({ type: 'run-end', status, outcomes, figures: { promptTokens, cachedTokens, outputTokens, firstCallMs, totalMs: now() - startedAt } });
      subscriber.complete();
    };
    const noteCallEvent = (event: CallEvent): void => {
      if (event.type === 'call-planned') unfinished.set(event.call.id, { call: event.call, hasStarted: false });
      if (event.type === 'call-start') {
        firstCallMs ??= now() - startedAt;
        const progress = unfinished.get(event.call.id);
        if (progress) progress.hasStarted = true;
      }
      if (event.type === 'call-end') {
        unfinished.delete(event.call.id);
        outcomes.push(event.outcome);
      }
      emit(event);
    };

    checkQuery(query);
    subscriber.add(work);
    emit({ type: 'run-start', query });
    work.add(
      calls.pipe(scheduleCalls(scheduling)).subscribe({
        next: noteCallEvent,
        error: (error) => subscriber.error(error),
        complete: () => endRun(statusOf(outcomes)),
      }),
    );
    work.add(
      cancelled.subscribe(() => {
        work.unsubscribe();
        for (const { call, hasStarted } of [...unfinished.values()])
          noteCallEvent({ type: 'call-end', call, resolved: undefined, outcome: hasStarted ? interrupted : neverStarted });
        endRun('cancelled');
      }),
    );
    work.add(
      actionModel
        .act({ text: createRequestText(query) })
        .pipe(takeUntil(cancelled))
        .subscribe({
          next: (event) => {
            switch (event.type) {
              case 'action-start':
                ({ promptTokens, cachedTokens } = event);
                return emit({ type: 'generation-start', promptTokens, cachedTokens });
              case 'call-parsed':
                return calls.next(event.call);
              case 'parse-warning':
                return emit({ type: 'parse-warning', code: event.code, message: event.message });
              case 'action-end':
                ({ outputTokens } = event);
                return emit({ type: 'generation-end', outputTokens, text: event.text });
              case 'abstained':
              case 'parse-end':
                return undefined;
            }
          },
          error: (error) => subscriber.error(error),
          complete: () => calls.complete(),
        }),
    );
  });
}

const interrupted: ToolOutcome = {
  status: 'failed',
  code: 'cancelled',
  message: 'It was stopped while it ran.',
  advice: 'Whether it took effect is not known; look at the device.',
  changes: [],
};
const neverStarted: ToolOutcome = { status: 'skipped', reason: { type: 'cancelled' } };

/** A run without calls is one the model had nothing to offer for. */
function statusOf(outcomes: readonly ToolOutcome[]): RunStatus {
  if (outcomes.length === 0) return 'abstained';
  const isDone = ({ status, ...rest }: ToolOutcome): boolean => status === 'succeeded' || ('reason' in rest && rest.reason.type === 'dry-run');
  return outcomes.every(isDone) ? 'succeeded' : 'incomplete';
}

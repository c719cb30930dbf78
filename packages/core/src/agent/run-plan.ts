import { Observable, Subject, Subscription, take, takeUntil } from 'rxjs';
import type { CallId, ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import type { CallEvent } from '../scheduler/call-event.ts';
import { scheduleCalls, type ScheduleCallsOptions } from '../scheduler/schedule-calls.ts';
import type { AgentEvent, AgentEventBody, RunFigures, RunStatus } from './agent-event.ts';
import { isDropping, type PlanStep } from './plan-step.ts';

/** What a plan is run with. */
export interface RunPlanOptions {
  readonly start: Extract<AgentEventBody, { readonly type: 'run-start' }>;
  /** Subscribed once, and unsubscribed where the run is cancelled. */
  readonly plan: Observable<PlanStep>;
  readonly scheduling: ScheduleCallsOptions;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Emits once to stop the run in order; at subscription, where it was stopped before it began. */
  readonly cancelled: Observable<void>;
  /** Where the end of the run is recorded; `scheduling` has been `journalled` with it. */
  readonly journal?: RunJournal | undefined;
}

interface CallProgress {
  readonly call: ToolCall;
  hasStarted: boolean;
}

/**
 * Schedules each call of a plan the moment it is there.
 *
 * - A cancelled run still ends with `run-end`, after a `call-end` for every planned call: none that began goes without a record.
 *   A run that fails emits the same `call-end` events before its error.
 * - `run-end` is out once the journal, where there is one, has the end of the run or has failed to keep it.
 *
 * @throws through the Observable what the plan and the scheduler throw.
 */
export function runPlan({ start, plan, scheduling, now, cancelled, journal }: RunPlanOptions): Observable<AgentEvent> {
  return new Observable<AgentEvent>((subscriber) => {
    const startedAt = now();
    const emit = (event: AgentEventBody): void => subscriber.next({ ...event, atMs: now() - startedAt });
    const calls = new Subject<ToolCall>();
    const unfinished = new Map<CallId, CallProgress>();
    const outcomes: ToolOutcome[] = [];
    const work = new Subscription();
    const figures = { promptTokens: 0, cachedTokens: 0, outputTokens: 0 };
    let firstCallMs: number | undefined;
    let hasDropped = false;

    const endRun = (status: RunStatus): void => {
      work.unsubscribe();
      const end = (): void => {
        const all: RunFigures = { ...figures, firstCallMs, totalMs: now() - startedAt };
        emit({ type: 'run-end', status, outcomes, figures: all });
        subscriber.complete();
      };
      // Either way: that it could not be kept is one of the journal's warnings.
      if (journal) journal.append({ type: 'run-ended', status }).then(end, end);
      else end();
    };
    const stopCalls = (): void => {
      work.unsubscribe();
      for (const { call, hasStarted } of unfinished.values())
        noteCallEvent({ type: 'call-end', call, resolved: undefined, outcome: hasStarted ? interrupted : neverStarted });
    };
    const fail = (error: unknown): void => {
      stopCalls();
      subscriber.error(error);
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
    const noteStep = (step: PlanStep): void => {
      if (step.type === 'call') return calls.next(step.call);
      const { event } = step;
      if (event.type === 'generation-start') {
        figures.promptTokens += event.promptTokens;
        figures.cachedTokens += event.cachedTokens;
      }
      if (event.type === 'parse-warning') hasDropped ||= isDropping(event.code);
      if (event.type === 'generation-end') figures.outputTokens += event.outputTokens;
      return emit(event);
    };

    subscriber.add(work);
    emit(start);
    if (subscriber.closed) return;
    if (journal) subscriber.add(journal.warnings.subscribe((message) => emit({ type: 'journal-warning', message })));
    work.add(
      calls.pipe(scheduleCalls(scheduling)).subscribe({
        next: noteCallEvent,
        error: fail,
        complete: () => endRun(statusOf({ outcomes, hasDropped })),
      }),
    );
    work.add(
      cancelled.pipe(take(1)).subscribe(() => {
        stopCalls();
        endRun('cancelled');
      }),
    );
    if (work.closed) return;
    work.add(
      plan.pipe(takeUntil(cancelled)).subscribe({
        next: noteStep,
        error: fail,
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

interface PlanResult {
  readonly outcomes: readonly ToolOutcome[];
  readonly hasDropped: boolean;
}

/** A run without calls is one the model had nothing to offer for, unless it wrote some that could not be read. */
function statusOf({ outcomes, hasDropped }: PlanResult): RunStatus {
  if (hasDropped) return 'incomplete';
  if (outcomes.length === 0) return 'abstained';
  const isDone = ({ status, ...rest }: ToolOutcome): boolean =>
    status === 'succeeded' || ('reason' in rest && rest.reason.type === 'dry-run');
  return outcomes.every(isDone) ? 'succeeded' : 'incomplete';
}

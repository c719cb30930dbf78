import { catchError, concat, concatMap, defer, EMPTY, forkJoin, mergeMap, of, ReplaySubject, type Observable } from 'rxjs';
import type { EndedCall } from '../call/continue-calls.ts';
import type { PlannedStep } from '../planner/plan-event.ts';
import { carryOutStep, type CarriedOutStep, type CarryOutStepOptions } from './carry-out-step.ts';
import { innerSpan, type SpannedEvent } from './event-span.ts';
import type { StepOutcome } from './orchestrator-event.ts';
import type { DependOnSteps } from './step-agent.ts';

/** What the steps of a plan are carried out with; `span` is that of their round. */
export interface CarryOutStepsOptions extends CarryOutStepOptions {
  readonly dependOn: DependOnSteps;
}

/** Steps that are being carried out. */
export interface CarriedOutSteps {
  readonly events: Observable<SpannedEvent>;
  /** How they ended, in the order of their numbers; once `events` has completed. */
  outcomes(): readonly StepOutcome[];
  ended(): readonly EndedCall[];
}

interface KnownStep {
  readonly step: PlannedStep;
  readonly end: ReplaySubject<StepOutcome>;
  outcome: StepOutcome | undefined;
  carriedOut: CarriedOutStep | undefined;
}

/**
 * Carries out each step once those it depends on have succeeded, while the plan is still being written.
 *
 * - A step of which one that it depends on did not succeed is skipped.
 * - Every step that was planned ends, also where the run is stopped.
 */
export function carryOutSteps(steps: Observable<PlannedStep>, { dependOn, ...options }: CarryOutStepsOptions): CarriedOutSteps {
  const { span: roundSpan, run } = options;
  const known: KnownStep[] = [];

  const carryOut = (step: PlannedStep): Observable<SpannedEvent> => {
    const span = innerSpan(roundSpan, `step-${step.number}`, { stepNumber: step.number });
    const entry: KnownStep = { step, end: new ReplaySubject(1), outcome: undefined, carriedOut: undefined };
    const neededNumbers = new Set(
      dependOn(
        step,
        known.map((earlier) => earlier.step),
      ),
    );
    const needed = known.filter((earlier) => neededNumbers.has(earlier.step.number));
    known.push(entry);

    const end = (outcome: StepOutcome): Observable<SpannedEvent> =>
      concat(
        of<SpannedEvent>({ span, event: { type: 'step-end', step, outcome } }),
        // After the event: what waits for this step begins at once.
        defer(() => {
          entry.outcome = outcome;
          entry.end.next(outcome);
          entry.end.complete();
          return EMPTY;
        }),
      );
    const begin = (): Observable<SpannedEvent> => {
      const blocker = needed.find((earlier) => earlier.outcome?.status !== 'succeeded');
      if (run.stop) return end({ status: 'cancelled' });
      if (blocker) return end({ status: 'skipped', step: blocker.step.number });
      const carriedOut = carryOutStep(step, { ...options, span });
      entry.carriedOut = carriedOut;
      return concat(
        carriedOut.events,
        defer(() => end(carriedOut.outcome())),
      );
    };
    const ready = needed.length === 0 ? of([]) : forkJoin(needed.map((earlier) => earlier.end));
    return concat(of<SpannedEvent>({ span, event: { type: 'step-planned', step } }), ready.pipe(concatMap(begin)));
  };

  return {
    events: steps.pipe(
      // The calls of the plan hear of an error too, and stop the run for it.
      catchError(() => EMPTY),
      mergeMap(carryOut),
    ),
    outcomes: () => known.flatMap(({ outcome }) => (outcome ? [outcome] : [])),
    ended: () => known.flatMap(({ carriedOut }) => carriedOut?.ended() ?? []),
  };
}

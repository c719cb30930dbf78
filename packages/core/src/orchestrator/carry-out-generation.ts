import { catchError, concat, concatMap, connect, defer, EMPTY, merge, of, type Observable } from 'rxjs';
import { isDropping, type GenerationStory, type PlanStep } from '../agent/plan-step.ts';
import { assertNever } from '../internal/assert-never.ts';
import { carryOutCalls, type CarriedOutCalls, type CarryOutCallsOptions } from './carry-out-calls.ts';
import { innerSpan, type SpannedEvent } from './event-span.ts';

/** What a model writes, being carried out while it is written. */
export interface CarriedOutGeneration extends CarriedOutCalls {
  /** Whether something was written that reached no device. */
  hasDropped(): boolean;
}

/** Where a generation belongs. */
export interface CarryOutGenerationOptions extends CarryOutCallsOptions {
  /** Names it among the generations of its span. @defaultValue the only one */
  readonly name?: string | undefined;
}

/**
 * Tells a generation while it is being written, and carries out its calls.
 *
 * - `plan` is subscribed once, and is to end where the run is stopped. An error of it stops the run, after a `call-end` for every planned call.
 */
export function carryOutGeneration(
  plan: Observable<PlanStep>,
  { span, run, name = 'generation' }: CarryOutGenerationOptions,
): CarriedOutGeneration {
  const generation = innerSpan(span, name);
  let hasDropped = false;
  let calls: CarriedOutCalls | undefined;

  const note = (event: GenerationStory): void => {
    switch (event.type) {
      case 'generation-start':
        run.figures.promptTokens += event.promptTokens;
        run.figures.cachedTokens += event.cachedTokens;
        run.budget.spend('tokens', event.promptTokens - event.cachedTokens);
        return;
      case 'generation-end':
        run.figures.outputTokens += event.outputTokens;
        run.budget.spend('tokens', event.outputTokens);
        return;
      case 'parse-warning':
        hasDropped ||= isDropping(event.code);
        return;
      default:
        assertNever(event);
    }
  };
  /** Counted when it has been told: what is over budget has happened. */
  const tell = ({ event }: Extract<PlanStep, { readonly type: 'event' }>): Observable<SpannedEvent> =>
    concat(
      of<SpannedEvent>({ span: generation, event }),
      defer(() => {
        note(event);
        return EMPTY;
      }),
    );

  const events = plan.pipe(
    connect((steps) => {
      calls = carryOutCalls(steps.pipe(concatMap((step) => (step.type === 'call' ? [step.call] : []))), { span, run });
      // The calls hear of an error too, and they are the ones that have something to end.
      return merge(
        steps.pipe(
          concatMap((step) => (step.type === 'event' ? tell(step) : EMPTY)),
          catchError(() => EMPTY),
        ),
        calls.events,
      );
    }),
  );
  return { events, ended: () => calls?.ended() ?? [], hasDropped: () => hasDropped };
}

import {
  concat,
  defer,
  EMPTY,
  from,
  ignoreElements,
  map,
  merge,
  of,
  Subject,
  takeUntil,
  tap,
  throwError,
  timer,
  type Observable,
} from 'rxjs';
import type { RunMachinery } from '../agent/create-run-starter.ts';
import { createRequestText } from '../call/request-text.ts';
import { longestTimerMs } from '../scheduler/invoke-tool.ts';
import type { AskPerson } from './ask-person.ts';
import { carryOutRound, type RoundMachinery, type RoundResult } from './carry-out-round.ts';
import { runSpan, traceEvents, type SpannedEvent } from './event-span.ts';
import { nextCause } from './next-cause.ts';
import type { OrchestrateOptions } from './orchestrator.ts';
import type { OrchestratorEvent, OrchestratorEventBody, RoundCause } from './orchestrator-event.ts';
import { createRunContext, type RunContext } from './run-context.ts';
import type { RunBudget } from './run-budget.ts';
import { resultOf } from './run-result.ts';

/** What a request is orchestrated with. */
export interface OrchestrateRequestOptions extends RunMachinery, RoundMachinery, Pick<OrchestrateOptions, 'conversation' | 'parent'> {
  readonly query: string;
  readonly isDryRun: boolean;
  readonly ask: AskPerson | undefined;
  readonly budget: RunBudget;
  readonly maximumReplans: number;
  readonly asksForAnswer: boolean;
}

/** Plans a request and carries it out, round after round. Cold; keeps the laws of `OrchestratorEvent`. */
export function orchestrate(options: OrchestrateRequestOptions): Observable<OrchestratorEvent> {
  return defer(() => {
    const { query, parent, runId, now, isDryRun, conversation, ask } = options;
    const run = createRunContext({ ...options, ask: isDryRun ? undefined : ask });
    const rounds: RoundResult[] = [];
    const inRun = (event: OrchestratorEventBody): Observable<SpannedEvent> => of({ span: runSpan, event });
    const tellAnswer = (): Observable<SpannedEvent> => {
      const { answer } = resultOf(rounds, run.stop);
      return answer === undefined ? EMPTY : inRun({ type: 'answer', text: answer });
    };
    const end = (): Observable<SpannedEvent> => {
      const ended = run.calls.ended();
      const { status, answer } = resultOf(rounds, run.stop);
      if (!isDryRun) conversation?.add({ said: query, calls: ended.map(({ call, outcome }) => ({ call, outcome })), answer });
      if (run.stop?.type === 'failed') {
        const { error } = run.stop;
        return throwError(() => error);
      }
      run.figures.totalMs = now() - run.startedAt;
      const outcomes = ended.map(({ outcome }) => outcome);
      return inRun({ type: 'run-end', status, outcomes, answer, figures: { ...run.figures } });
    };
    const work = concat(
      roundsOf(options, run, rounds),
      defer(tellAnswer),
      defer(() => recordEnd(options, run, rounds)),
    );
    return concat(inRun({ type: 'run-start', query, parent }), watched(work, options, run), defer(end)).pipe(
      traceEvents({ runId, now, startedAt: run.startedAt }),
    );
  });
}

/** One round after the other, until there is nothing more to ask the planner for. */
function roundsOf(options: OrchestrateRequestOptions, run: RunContext, rounds: RoundResult[]): Observable<SpannedEvent> {
  const { query, maximumReplans, conversation } = options;
  const text = createRequestText(query);
  const turns = conversation?.turns ?? [];
  const carryOut = (cause: RoundCause): Observable<SpannedEvent> =>
    defer(() => {
      if (run.stop) return EMPTY;
      run.figures.rounds += 1;
      const round = carryOutRound({ ...options, number: run.figures.rounds, cause, text, conversation: turns, run });
      const goOn = (): Observable<SpannedEvent> => {
        const result = round.result();
        rounds.push(result);
        const next = run.stop ? undefined : nextCause(result, { ...options, replansLeft: maximumReplans - rounds.length + 1 });
        return next ? carryOut(next) : EMPTY;
      };
      return concat(round.events, defer(goOn));
    });
  return carryOut({ type: 'request' });
}

/** What happens beside the work: it is stopped where somebody says so or a limit is reached, and warnings are told. */
function watched(
  work: Observable<SpannedEvent>,
  { cancelled, journal, budget }: OrchestrateRequestOptions,
  run: RunContext,
): Observable<SpannedEvent> {
  const worked = new Subject<void>();
  const exceeded = run.budget.exceeded.pipe(
    map(({ limit, allowed }): SpannedEvent => ({ span: runSpan, event: { type: 'budget-exceeded', limit, allowed } })),
  );
  const warnings = (journal?.warnings ?? EMPTY).pipe(
    map((message): SpannedEvent => ({ span: runSpan, event: { type: 'journal-warning', message } })),
  );
  const cancellation = cancelled.pipe(
    tap(() => run.stopFor({ type: 'cancelled' })),
    ignoreElements(),
  );
  const { milliseconds } = budget;
  const deadline =
    milliseconds === undefined
      ? EMPTY
      : timer(Math.min(milliseconds, longestTimerMs)).pipe(
          tap(() => run.budget.spend('milliseconds', Infinity)),
          ignoreElements(),
        );
  const finished = defer(() => {
    worked.next();
    return EMPTY;
  });
  return merge(merge(exceeded, warnings, cancellation, deadline).pipe(takeUntil(worked)), concat(work, finished));
}

/** Either way: that it could not be kept is one of the journal's warnings. A run that fails has no end. */
function recordEnd({ journal }: OrchestrateRequestOptions, { stop }: RunContext, rounds: readonly RoundResult[]): Observable<never> {
  if (!journal || stop?.type === 'failed') return EMPTY;
  const { status } = resultOf(rounds, stop);
  const kept = journal.append({ type: 'run-ended', status }).catch(() => undefined);
  return from(kept).pipe(ignoreElements());
}

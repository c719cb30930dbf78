import { catchError, concat, concatMap, defer, defaultIfEmpty, EMPTY, filter, from, map, of, takeUntil, tap, type Observable } from 'rxjs';
import { runPlan } from '../agent/run-plan.ts';
import type { AgentEvent } from '../agent/agent-event.ts';
import { continueCalls, type ContinueCallsOptions, type EndedCall } from '../call/continue-calls.ts';
import type { CallId, ToolCall } from '../call/tool-call.ts';
import { fromAbortable } from '../internal/from-abortable.ts';
import type { CallEvent } from '../scheduler/call-event.ts';
import type { AskPerson } from './ask-person.ts';
import { innerSpan, type EventSpan, type SpannedEvent } from './event-span.ts';
import { createRunCalls } from './run-calls.ts';
import type { RunContext } from './run-context.ts';

/** Calls that are being carried out. */
export interface CarriedOutCalls {
  /** Never fails: an error stops the run (`RunContext.stopFor`). */
  readonly events: Observable<SpannedEvent>;
  /** How they ended, in the order they were planned. */
  ended(): readonly EndedCall[];
}

/** Where calls belong. */
export interface CarryOutCallsOptions {
  readonly span: EventSpan;
  readonly run: RunContext;
}

/** A person who answers so often in vain is not asked again. */
const mostQuestions = 5;

/**
 * Runs calls the moment they are there, asks what they need to know once all have ended, and runs those on with the answers.
 *
 * - What is not answered stays as it ended.
 * - Stopping the run gives every planned call its `call-end`, and ends a question without an answer.
 */
export function carryOutCalls(calls: Observable<ToolCall>, { span, run }: CarryOutCallsOptions): CarriedOutCalls {
  const known = createRunCalls();
  const plannings = new Map<CallId, number>();
  const unanswered = new Set<CallId>();
  let questions = 0;

  const note = (event: CallEvent): SpannedEvent => {
    const { id } = event.call;
    if (event.type === 'call-planned') plannings.set(id, (plannings.get(id) ?? 0) + 1);
    if (event.type === 'call-start') run.figures.firstCallMs ??= run.now() - run.startedAt;
    known.note(event);
    run.calls.note(event);
    const planning = plannings.get(id) ?? 1;
    return { span: innerSpan(span, planning === 1 ? `call-${id}` : `call-${id}-again-${planning - 1}`), event };
  };
  const schedule = (batch: Observable<ToolCall>): Observable<SpannedEvent> =>
    runPlan({
      start: { type: 'run-start', query: undefined },
      plan: batch.pipe(
        filter(() => run.budget.spend('calls', 1)),
        map((call) => ({ type: 'call', call })),
      ),
      scheduling: run.scheduling,
      now: run.now,
      cancelled: run.stopped,
    }).pipe(
      filter(isCallEvent),
      map(note),
      catchError((error: unknown) => {
        run.stopFor({ type: 'failed', error });
        return EMPTY;
      }),
    );
  const askPerson = (): Observable<SpannedEvent> => {
    const asking = known.ended().filter(({ call, outcome }) => outcome.status === 'needs-input' && !unanswered.has(call.id));
    if (!run.ask || run.stop || asking.length === 0 || questions === mostQuestions) return EMPTY;
    questions += 1;
    const question = innerSpan(span, `question-${questions}`);
    return concat(
      of<SpannedEvent>({ span: question, event: { type: 'question-request', calls: asking } }),
      answersOf(run.ask, asking).pipe(
        takeUntil(run.stopped),
        defaultIfEmpty(noAnswers),
        tap((answers) => {
          for (const { call } of asking) if (!answers.has(call.id)) unanswered.add(call.id);
        }),
        concatMap((answers) =>
          concat(
            of<SpannedEvent>({ span: question, event: { type: 'question-end', answers: Object.fromEntries(answers) } }),
            goOn(answers),
          ),
        ),
      ),
    );
  };
  const goOn = (answers: Answers): Observable<SpannedEvent> => {
    const continued = run.stop ? [] : continueCalls(known.ended(), { answers });
    return continued.length === 0 ? EMPTY : concat(schedule(from(continued)), defer(askPerson));
  };

  return { events: concat(schedule(calls), defer(askPerson)), ended: known.ended };
}

type Answers = ContinueCallsOptions['answers'];

const noAnswers: Answers = new Map();

/** Not being able to ask is no answer. */
function answersOf(ask: AskPerson, calls: readonly EndedCall[]): Observable<Answers> {
  return fromAbortable(async (signal) => ask({ calls }, { signal })).pipe(
    map((answers) => new Map([...answers].filter(([, values]) => Object.keys(values).length > 0))),
    catchError(() => of(noAnswers)),
  );
}

function isCallEvent(event: AgentEvent): event is CallEvent & AgentEvent {
  return 'call' in event;
}

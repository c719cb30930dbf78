import { catchError, concat, concatMap, connect, defer, EMPTY, from, merge, of, takeUntil, tap, type Observable } from 'rxjs';
import { planStepsOfPlan } from '../agent/plan-step.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import type { RequestText } from '../call/request-text.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { PlanDecision, PlanEvent } from '../planner/plan-event.ts';
import type { ConversationTurn, Planner, PlanRequest } from '../planner/planner.ts';
import type { ToolEffect } from '../tool/tool.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { carryOutGeneration, type CarriedOutGeneration } from './carry-out-generation.ts';
import type { StepAgents } from './carry-out-step.ts';
import { carryOutSteps, type CarriedOutSteps } from './carry-out-steps.ts';
import { dropDoneCalls } from './drop-done-calls.ts';
import { innerSpan, runSpan, type EventSpan, type SpannedEvent } from './event-span.ts';
import type { OfferTools } from './offer-tools.ts';
import type { RoundCause, StepOutcome } from './orchestrator-event.ts';
import type { RunContext } from './run-context.ts';
import type { DependOnSteps } from './step-agent.ts';

/** Who plans what, and who carries it out: the same for every round. */
export interface RoundMachinery extends StepAgents {
  readonly planner: Planner;
  readonly tools: readonly OfferedTool[];
  readonly offerTools: OfferTools;
  readonly dependOn: DependOnSteps;
  readonly effectOf: (id: ToolId) => ToolEffect;
}

/** What a round is carried out with. */
export interface CarryOutRoundOptions extends RoundMachinery {
  readonly number: number;
  readonly cause: RoundCause;
  readonly text: RequestText;
  readonly conversation: readonly ConversationTurn[];
  readonly run: RunContext;
}

/** What came of a round. */
export interface RoundResult {
  /** Undefined where the planner was stopped before it had decided. */
  readonly decision: PlanDecision | undefined;
  readonly ended: readonly EndedCall[];
  readonly steps: readonly StepOutcome[];
  readonly hasDropped: boolean;
}

/** A round that is being carried out. */
export interface CarriedOutRound {
  readonly events: Observable<SpannedEvent>;
  /** Once `events` has completed. */
  result(): RoundResult;
}

/** Has the planner plan once, with what came of the rounds before, and carries its plan out while it is being written. */
export function carryOutRound(options: CarryOutRoundOptions): CarriedOutRound {
  const { number, cause, text, conversation, run, planner, tools, offerTools, effectOf } = options;
  const span = innerSpan(runSpan, `round-${number}`, { roundNumber: number });
  const finished = run.calls.ended();
  const withoutDone = dropDoneCalls({ finished, resolve: run.scheduling.resolve, effectOf });
  let decision: PlanDecision | undefined;
  let generation: CarriedOutGeneration | undefined;
  let steps: CarriedOutSteps | undefined;

  const carryOut = (plan: Observable<PlanEvent>): Observable<SpannedEvent> => {
    generation = carryOutGeneration(plan.pipe(concatMap(planStepsOfPlan), concatMap(withoutDone)), { span, run });
    steps = carryOutSteps(plan.pipe(concatMap((event) => (event.type === 'step-parsed' ? [event.step] : []))), {
      ...options,
      span,
      withoutDone,
    });
    return merge(thoughtsOf(plan, span), generation.events, steps.events);
  };
  const ask = (offered: readonly OfferedTool[]): Observable<SpannedEvent> => {
    if (!run.budget.spend('steps', 1)) return EMPTY;
    run.figures.generations += 1;
    const request: PlanRequest = { text, tools: offered, conversation, observations: finished };
    return defer(() => planner.plan(request)).pipe(
      takeUntil(run.stopped),
      tap((event) => {
        if (event.type === 'plan-end') ({ decision } = event);
      }),
      connect(carryOut),
    );
  };
  const asked = defer(() => {
    const offered = offerTools(text, tools);
    return offered instanceof Promise ? from(offered) : of(offered);
  }).pipe(
    takeUntil(run.stopped),
    concatMap(ask),
    catchError((error: unknown) => {
      run.stopFor({ type: 'failed', error });
      return EMPTY;
    }),
  );

  return {
    events: concat(
      of<SpannedEvent>({ span, event: { type: 'round-start', cause } }),
      asked,
      defer(() => of<SpannedEvent>({ span, event: { type: 'round-end', decision } })),
    ),
    result: () => ({
      decision,
      ended: [...(generation?.ended() ?? []), ...(steps?.ended() ?? [])],
      steps: steps?.outcomes() ?? [],
      hasDropped: generation?.hasDropped() ?? false,
    }),
  };
}

function thoughtsOf(plan: Observable<PlanEvent>, span: EventSpan): Observable<SpannedEvent> {
  const generation = innerSpan(span, 'generation');
  return plan.pipe(
    concatMap((event): readonly SpannedEvent[] =>
      event.type === 'thought' ? [{ span: generation, event: { type: 'thought', text: event.text } }] : [],
    ),
    // The calls of the plan hear of an error too, and stop the run for it.
    catchError(() => EMPTY),
  );
}

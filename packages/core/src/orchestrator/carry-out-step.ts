import { catchError, concat, concatMap, defer, EMPTY, from, of, takeUntil, tap, type Observable } from 'rxjs';
import { planStepsOfAction, type PlanStep } from '../agent/plan-step.ts';
import { createRequestText } from '../call/request-text.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import type { PlannedStep } from '../planner/plan-event.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { carryOutGeneration, type CarriedOutGeneration } from './carry-out-generation.ts';
import type { EventSpan, SpannedEvent } from './event-span.ts';
import type { StepOutcome } from './orchestrator-event.ts';
import { renumberCalls } from './renumber-calls.ts';
import { reuseOutcomes } from './reuse-outcomes.ts';
import { isDone } from './run-calls.ts';
import type { RunContext } from './run-context.ts';
import type { RouteStep, StepAgent, StepRoute } from './step-agent.ts';

/** Who steps are carried out by. */
export interface StepAgents {
  readonly agents: readonly StepAgent[];
  readonly route: RouteStep;
}

/** What a step is carried out with. */
export interface CarryOutStepOptions extends StepAgents {
  /** Of the step itself. */
  readonly span: EventSpan;
  readonly run: RunContext;
  /** Keeps what has been done in an earlier round from being done again. */
  readonly withoutDone: (step: PlanStep) => readonly PlanStep[];
}

/** A step that is being carried out. */
export interface CarriedOutStep {
  readonly events: Observable<SpannedEvent>;
  /** How it ended, once `events` has completed. */
  outcome(): StepOutcome;
  ended(): readonly EndedCall[];
}

/**
 * Has the agent that can do it turn a step into calls, and carries them out.
 *
 * - The agent is told what came of the calls of the run so far, and may refer to them: such a reference is a value.
 * - Its calls are numbered on from those of the run. A call inside another one that an earlier step made is not made again (`reuseOutcomes`).
 * - Where it says that a tool which another agent has serves the step, that one is asked, once.
 */
export function carryOutStep(step: PlannedStep, { span, run, agents, route, withoutDone }: CarryOutStepOptions): CarriedOutStep {
  let generation: CarriedOutGeneration | undefined;
  let isUnrouted = false;
  let hasDoneBefore = false;
  const leaveOutDone = (planned: PlanStep): readonly PlanStep[] => {
    const left = withoutDone(planned);
    hasDoneBefore ||= planned.type === 'call' && left.every(({ type }) => type !== 'call');
    return left;
  };

  const act = ({ agent, offered }: StepRoute, attempt: number): Observable<SpannedEvent> => {
    const text = createRequestText(step.text);
    const observed = run.calls.ended();
    let servedBy: ToolId | undefined;
    const plan = defer(() => agent.actionModel.act({ text, offered, observations: observed })).pipe(
      takeUntil(run.stopped),
      tap((event) => {
        if (event.type === 'abstained') ({ servedBy } = event);
      }),
      concatMap(planStepsOfAction),
      concatMap(renumberCalls({ takeNumber: run.calls.takeNumber, observed })),
      concatMap(reuseOutcomes(observed)),
      concatMap(leaveOutDone),
    );
    const acting = carryOutGeneration(plan, { span, run, ...(attempt > 1 && { name: `generation-${attempt}` }) });
    generation = acting;
    const actElsewhere = (): Observable<SpannedEvent> => {
      const other = attempt === 1 && servedBy !== undefined ? agents.find((one) => one !== agent && hasTool(one, servedBy)) : undefined;
      return other ? follow({ agent: other }, attempt + 1) : EMPTY;
    };
    return concat(of<SpannedEvent>({ span, event: { type: 'step-start', step, agentId: agent.id } }), acting.events, defer(actElsewhere));
  };
  const follow = (chosen: StepRoute | undefined, attempt: number): Observable<SpannedEvent> => {
    isUnrouted = chosen === undefined;
    if (!chosen || run.stop || !run.budget.spend('steps', 1)) return EMPTY;
    run.figures.generations += 1;
    return act(chosen, attempt);
  };
  const events = defer(() => {
    const chosen = route(step, agents);
    return chosen instanceof Promise ? from(chosen) : of(chosen);
  }).pipe(
    takeUntil(run.stopped),
    concatMap((chosen) => follow(chosen, 1)),
    catchError((error: unknown) => {
      run.stopFor({ type: 'failed', error });
      return EMPTY;
    }),
  );
  return {
    events,
    ended: () => generation?.ended() ?? [],
    outcome: () => {
      if (run.stop) return { status: 'cancelled' };
      if (isUnrouted) return { status: 'unrouted' };
      return { status: statusOf(generation, hasDoneBefore) };
    },
  };
}

const hasTool = ({ tools }: StepAgent, id: ToolId | undefined): boolean => tools.some((tool) => tool.toolId === id);

/** A step whose every call had been done in an earlier round is carried out. */
function statusOf(generation: CarriedOutGeneration | undefined, hasDoneBefore: boolean): 'succeeded' | 'incomplete' | 'abstained' {
  const ended = generation?.ended() ?? [];
  if (generation?.hasDropped()) return 'incomplete';
  if (ended.length === 0) return hasDoneBefore ? 'succeeded' : 'abstained';
  return ended.every(({ outcome }) => isDone(outcome)) ? 'succeeded' : 'incomplete';
}

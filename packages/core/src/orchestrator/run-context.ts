import { ReplaySubject, type Observable } from 'rxjs';
import type { RunMachinery } from '../agent/create-run-starter.ts';
import type { AskPerson } from './ask-person.ts';
import type { OrchestrationFigures } from './orchestrator-event.ts';
import { createBudgetMeter, type BudgetMeter, type RunBudget } from './run-budget.ts';
import { createRunCalls, type RunCalls } from './run-calls.ts';

/** Why a run is over before its plan is. */
export type RunStop =
  | { readonly type: 'cancelled' }
  | { readonly type: 'over-budget' }
  | { readonly type: 'failed'; readonly error: unknown };

/** What everything within one run shares, and no two runs do. */
export interface RunContext extends Pick<RunMachinery, 'scheduling' | 'now'> {
  readonly startedAt: number;
  readonly ask: AskPerson | undefined;
  readonly calls: RunCalls;
  readonly budget: BudgetMeter;
  readonly figures: { -readonly [Name in keyof OrchestrationFigures]: OrchestrationFigures[Name] };
  /** Emits once, also to who subscribes later: everything within the run is to end in order. */
  readonly stopped: Observable<void>;
  readonly stop: RunStop | undefined;
  /** Stops the run; only the first reason counts. */
  stopFor(reason: RunStop): void;
}

/** What a run is begun with. */
export interface CreateRunContextOptions extends Pick<RunMachinery, 'scheduling' | 'now'> {
  readonly ask: AskPerson | undefined;
  readonly budget: RunBudget;
}

/** A run that is about to begin. */
export function createRunContext({ scheduling, now, ask, budget }: CreateRunContextOptions): RunContext {
  const stopped = new ReplaySubject<void>(1);
  let stop: RunStop | undefined;
  const stopFor = (reason: RunStop): void => {
    if (stop) return;
    stop = reason;
    stopped.next();
  };
  return {
    scheduling,
    now,
    startedAt: now(),
    ask,
    calls: createRunCalls(),
    budget: createBudgetMeter({ budget, exceed: () => stopFor({ type: 'over-budget' }) }),
    figures: { promptTokens: 0, cachedTokens: 0, outputTokens: 0, generations: 0, rounds: 0, firstCallMs: undefined, totalMs: 0 },
    stopped,
    get stop() {
      return stop;
    },
    stopFor,
  };
}

import { from, map } from 'rxjs';
import type { ToolCall } from '../call/tool-call.ts';
import type { Journal } from '../journal/journal.ts';
import type { DeviceNames, RunId, UndoneCalls } from '../journal/journal-entry.ts';
import type { NormaliseContext, Normaliser } from '../normaliser/normaliser.ts';
import type { Approve } from '../scheduler/approval.ts';
import type { ImplementedToolPack } from '../tool/tool-pack.ts';
import type { AgentEvent } from './agent-event.ts';
import type { CallRunner, RunCallsOptions } from './agent.ts';
import { createRunStarter, type RunToStart } from './create-run-starter.ts';
import type { PlanStep } from './plan-step.ts';
import { runPlan } from './run-plan.ts';

/** What calls are run with. */
export interface CreateCallRunnerOptions {
  /** Tools and the devices they act on. */
  readonly packs: readonly ImplementedToolPack[];
  /** Asks for consent where a tool demands it. @defaultValue denies */
  readonly approve?: Approve;
  /** Keeps a record of what is done; a tool that cannot be recorded is not run. @defaultValue no record */
  readonly journal?: Journal;
  /** Names the devices in the journal. @defaultValue they have no names */
  readonly devices?: DeviceNames | undefined;
  readonly normaliser?: Normaliser;
  /** Clock, time zone and locale in which words such as "tomorrow" are understood. @defaultValue those of the machine */
  readonly context?: NormaliseContext;
  /** How many calls run at once. @defaultValue 4 */
  readonly concurrency?: number;
  /** How long one tool may take to look at its device before anybody is asked, and then to run, in milliseconds. @defaultValue 30000 */
  readonly deadlineMs?: number;
  /** Milliseconds on a clock that only goes forward, for the times of events. */
  readonly now?: () => number;
  /** Names runs in the journal. @defaultValue random */
  readonly newRunId?: () => RunId;
}

/** Runs calls without a model: typed by a person, planned elsewhere, or run again with an answer. */
export function createCallRunner(options: CreateCallRunnerOptions): CallRunner {
  const startRun = createRunStarter(options);
  return { runCalls: (calls, runOptions) => startRun(runOfCalls(calls, runOptions)) };
}

/** A run of calls that are all there from the beginning. */
export function runOfCalls(calls: readonly ToolCall[], { undoes, ...options }: RunCallsOptions = {}): RunToStart<AgentEvent> {
  return {
    ...options,
    request: undoes
      ? { type: 'undo', ...undoes, undoes: undoneBy(calls, undoes) }
      : { type: 'calls', tools: calls.map(({ toolId }) => toolId) },
    events: (machinery) =>
      runPlan({
        ...machinery,
        start: { type: 'run-start', query: undefined },
        plan: from(calls).pipe(map((call): PlanStep => ({ type: 'call', call }))),
      }),
  };
}

/** Of calls that are run again after a question, only those: the others have their record. */
function undoneBy(calls: readonly ToolCall[], { undoes }: UndoneCalls): UndoneCalls['undoes'] {
  const ids = new Set(calls.map(({ id }) => id));
  return Object.fromEntries(Object.entries(undoes).filter(([id]) => ids.has(id)));
}

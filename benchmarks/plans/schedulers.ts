import { concatMap, delay, of, VirtualTimeScheduler } from 'rxjs';
import {
  createCompilerPlanParser,
  createRequestText,
  dependenciesOf,
  parsePlan,
  scheduleCalls,
  type CallId,
  type ToolOutcome,
} from '@octoweave/core';
import { streamPlan, writtenAtMs } from './stream-plan.ts';
import { workTools, type TimedPlan } from './timed-plans.ts';

/** Says when the last call of a plan has ended, in milliseconds after the model began to write it. */
export type Makespan = (plan: TimedPlan) => number;

/** When the line of each call is complete. */
function linesWrittenAt({ calls, text }: TimedPlan): ReadonlyMap<CallId, number> {
  const written = new Map<CallId, number>();
  let offset = 0;
  for (const { id } of calls) {
    offset = text.indexOf('\n', offset) + 1;
    written.set(id, writtenAtMs(offset));
  }
  return written;
}

const planEndMs = ({ text }: TimedPlan): number => writtenAtMs(text.length);

/** What no scheduler can be faster than: each call begins when it has been written and what it needs has ended. */
export const criticalPath: Makespan = (plan) => {
  const written = linesWrittenAt(plan);
  return lastEnd(plan, (id) => written.get(id) ?? 0);
};

/** One call after the other, once the plan is there. */
export const sequential: Makespan = (plan) => planEndMs(plan) + [...plan.latencyMs.values()].reduce((sum, latency) => sum + latency, 0);

/** All of the plan first, then whatever needs nothing more at once. */
export const parseThenParallel: Makespan = (plan) => lastEnd(plan, () => planEndMs(plan));

function lastEnd({ calls, latencyMs }: TimedPlan, readyAt: (id: CallId) => number): number {
  const ends = new Map<CallId, number>();
  for (const call of calls) {
    const start = Math.max(readyAt(call.id), ...dependenciesOf(call).map((needed) => ends.get(needed) ?? 0));
    ends.set(call.id, start + (latencyMs.get(call.id) ?? 0));
  }
  return Math.max(...ends.values());
}

const pollMs = 10;

/**
 * The rules of LLMCompiler's published scheduler, as TinyAgent uses it (`aschedule`, `task_fetching_unit.py`).
 *
 * - Until the plan is complete, it waits for the next line, and only then looks which calls can begin; where none can, it sleeps for 10 ms.
 * - After that it looks every 10 ms.
 */
export const llmCompiler: Makespan = (plan) => {
  const { calls, latencyMs } = plan;
  const written = linesWrittenAt(plan);
  const arrivals = [...calls.map((call) => ({ call, atMs: written.get(call.id) ?? 0 })), { call: undefined, atMs: planEndMs(plan) }];
  const waiting: (typeof calls)[number][] = [];
  const ends = new Map<CallId, number>();
  let atMs = 0;
  const beginReady = (): boolean => {
    const ready = waiting.filter((call) => dependenciesOf(call).every((needed) => (ends.get(needed) ?? Infinity) <= atMs));
    for (const call of ready) {
      ends.set(call.id, atMs + (latencyMs.get(call.id) ?? 0));
      waiting.splice(waiting.indexOf(call), 1);
    }
    return ready.length > 0;
  };
  for (const arrival of arrivals) {
    atMs = Math.max(atMs, arrival.atMs);
    if (arrival.call) waiting.push(arrival.call);
    if (!beginReady()) atMs += pollMs;
  }
  while (waiting.length > 0) if (!beginReady()) atMs += pollMs;
  return Math.max(...ends.values());
};

/** Ours, on a virtual clock: the parser reads the plan token by token, and the scheduler starts its calls. */
export const octoweave: Makespan = (plan) => {
  const clock = new VirtualTimeScheduler();
  const succeeded: ToolOutcome = { status: 'succeeded', value: 'found', changes: [] };
  let succeededCalls = 0;
  let lastEndMs = 0;
  streamPlan(plan.text, clock)
    .pipe(
      parsePlan(() => createCompilerPlanParser({ text: createRequestText('do it'), tools: workTools })),
      concatMap((event) => (event.type === 'call-parsed' ? [event.call] : [])),
      scheduleCalls({
        resolve: ({ id, toolId }) => ({ status: 'resolved', resolved: { id, toolId, arguments: {} } }),
        permit: () => undefined,
        invoke: ({ id }) => of(succeeded).pipe(delay(plan.latencyMs.get(id) ?? 0, clock)),
        resourceOf: () => undefined,
        concurrency: Infinity,
      }),
    )
    .subscribe((event) => {
      if (event.type !== 'call-end' || event.outcome.status !== 'succeeded') return;
      succeededCalls += 1;
      lastEndMs = clock.now();
    });
  clock.flush();
  if (succeededCalls !== plan.calls.length) throw new Error(`${succeededCalls} of ${plan.calls.length} calls succeeded.`);
  return lastEndMs;
};

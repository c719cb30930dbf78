import {
  implementTool,
  invokeTool,
  scheduleCalls,
  type AnyTool,
  type ScheduleCallsOptions,
  type ToolCall,
  type ToolDefinition,
} from '@octoweave/core';
import { from, of } from 'rxjs';

/** What runs a call: `synchronous` is an outcome at hand, so all that is measured is the scheduler; `tool` is `invokeTool`. */
export type Runner = 'synchronous' | 'tool';

export const runners: readonly Runner[] = ['synchronous', 'tool'];

const definition: ToolDefinition = {
  name: 'act',
  title: 'act',
  summary: 'Resolves at once.',
  category: 'benchmark',
  input: undefined as never,
  output: undefined as never,
  parameters: [],
  effect: 'write',
  confirmation: { policy: 'never' },
  isIdempotent: false,
  resource: 'none',
  examples: [],
};

const act: AnyTool = implementTool(definition, () => Promise.resolve(1));

const invokeBy: Readonly<Record<Runner, ScheduleCallsOptions['invoke']>> = {
  synchronous: () => of({ status: 'succeeded', value: 1, changes: [] }),
  tool: (resolved) => invokeTool(act, resolved, { deadlineMs: 30_000 }),
};

/** How a plan is measured. */
export interface MeasurePlanOptions {
  readonly runner: Runner;
  readonly concurrency: number;
}

/** Runs a plan once. @returns milliseconds per call; throws where a call did not succeed, so that nothing can be optimised away */
export async function measurePlan(plan: readonly ToolCall[], { runner, concurrency }: MeasurePlanOptions): Promise<number> {
  const startedAt = performance.now();
  const succeeded = await countSucceeded(plan, { runner, concurrency });
  const elapsedMs = performance.now() - startedAt;
  if (succeeded !== plan.length) throw new Error(`${succeeded} of ${plan.length} calls succeeded.`);
  return elapsedMs / plan.length;
}

function countSucceeded(plan: readonly ToolCall[], { runner, concurrency }: MeasurePlanOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    let succeeded = 0;
    from(plan)
      .pipe(
        scheduleCalls({
          resolve: ({ id, toolId }) => ({ status: 'resolved', resolved: { id, toolId, arguments: {} } }),
          permit: () => undefined,
          invoke: invokeBy[runner],
          resourceOf: () => undefined,
          concurrency,
        }),
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'call-end' && event.outcome.status === 'succeeded') succeeded += 1;
        },
        error: reject,
        complete: () => resolve(succeeded),
      });
  });
}

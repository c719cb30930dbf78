import {
  createCompilerPlanParser,
  createOrchestrator,
  definePack,
  implementPack,
  implementTool,
  parsePlan,
  type Planner,
} from '@octoweave/core';
import { streamPlan } from './stream-plan.ts';
import { workTools, type TimedPlan } from './timed-plans.ts';

/** Runs a plan through a whole orchestrator on the clock of the machine. @returns when its last call had ended, in milliseconds */
export async function runInRealTime({ text, calls, latencyMs }: TimedPlan): Promise<number> {
  const definitions = workTools.map(({ definition }) => definition);
  const tools = definitions.map((definition, index) =>
    implementTool(definition, () => new Promise((resolve) => setTimeout(() => resolve('found'), latencyMs.get(String(index + 1)) ?? 0))),
  );
  const pack = implementPack(definePack({ name: 'benchmark', version: '1.0.0', definitions }), tools);
  const planner: Planner = { plan: (request) => streamPlan(text).pipe(parsePlan(() => createCompilerPlanParser(request))) };
  const orchestrator = createOrchestrator({ planner, packs: [pack], concurrency: calls.length, asksForAnswer: false });
  let lastEndMs = 0;
  let succeeded = 0;
  for await (const event of orchestrator.run('do it')) {
    if (event.type !== 'call-end') continue;
    lastEndMs = event.atMs;
    if (event.outcome.status === 'succeeded') succeeded += 1;
  }
  if (succeeded !== calls.length) throw new Error(`${succeeded} of ${calls.length} calls succeeded.`);
  return lastEndMs;
}

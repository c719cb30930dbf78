import { parseArgs } from 'node:util';
import { from } from 'rxjs';
import {
  createCompilerPlanParser,
  createOrchestrator,
  definePack,
  implementPack,
  implementTool,
  parsePlan,
  type GenerationEvent,
  type Orchestrator,
  type Planner,
  type PlanRequest,
} from '@octoweave/core';
import { median } from '../statistics.ts';
import { tokensOf } from './stream-plan.ts';
import { workTools } from './timed-plans.ts';

const { values: flags } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    concurrency: { type: 'string', default: '20' },
    check: { type: 'boolean', default: false },
  },
});
const runs = Number(flags.runs);
const concurrency = Number(flags.concurrency);

/** What a run may leave behind, in bytes: nothing that can be told from the noise of the collector. */
const limitBytesPerRun = 64;

const collect = globalThis.gc;
if (!collect) throw new Error('Run with --expose-gc, so that what is in use can be told from what is not yet collected.');

/** What is in use once nothing more can be collected. */
function heapBytes(collectAll: () => void): number {
  for (let round = 0; round < 4; round += 1) collectAll();
  return process.memoryUsage().heapUsed;
}

const plans = [
  `1. look_up_1('Sid')\n2. look_up_2('Ann', $1)\n3. look_up_3('both', $1, $2)\n4. look_up_4(?)\njoin()`,
  `5. look_up_5('again', $3)\njoin()`,
  'Finish(done)',
];

/** Plans, has to plan again, and answers: every part of a run is gone through. */
const planner: Planner = { plan: (request) => from(write(request)).pipe(parsePlan(() => createCompilerPlanParser(request))) };

function write({ observations = [] }: PlanRequest): readonly GenerationEvent[] {
  const tokens = tokensOf(plans[observations.length === 0 ? 0 : observations.length === 4 ? 1 : 2] ?? '');
  return [
    { type: 'generation-start', promptTokens: 0, cachedTokens: 0 },
    ...tokens.map((text): GenerationEvent => ({ type: 'token-delta', tokenId: 0, isControl: false, text, probability: undefined })),
    { type: 'generation-end', reason: 'end-of-generation', outputTokens: tokens.length },
  ];
}

function createSoaked(): Orchestrator {
  const definitions = workTools.map(({ definition }) => definition);
  const tools = definitions.map((definition) => implementTool(definition, () => Promise.resolve('found')));
  return createOrchestrator({ planner, packs: [implementPack(definePack({ name: 'benchmark', version: '1.0.0', definitions }), tools)] });
}

/** Runs one request, and fails where it did not come out as planned. */
async function runOnce(orchestrator: Orchestrator): Promise<void> {
  for await (const event of orchestrator.run('do it'))
    if (event.type === 'run-end' && (event.answer !== 'done' || event.outcomes.length !== 5))
      throw new Error(`A run ended as ${event.status} with ${event.outcomes.length} calls.`);
}

async function runMany(orchestrator: Orchestrator, count: number): Promise<void> {
  let left = count;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await runOnce(orchestrator);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

const orchestrator = createSoaked();
// What is compiled and cached the first time is no growth.
await runMany(orchestrator, 500);
const parts = 10;
const startBytes = heapBytes(collect);
const startedAt = performance.now();
const samples: number[] = [];
for (let part = 0; part < parts; part += 1) {
  await runMany(orchestrator, runs / parts);
  samples.push(heapBytes(collect));
}
const elapsedMs = performance.now() - startedAt;
const endBytes = median(samples.slice(-3));
const growthPerRun = (endBytes - startBytes) / runs;

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MiB`;
console.log(`${runs} runs of 3 plans and 5 calls on one orchestrator, ${concurrency} at once, Node ${process.version}`);
console.log(`heap at start ${megabytes(startBytes)}, after ${megabytes(endBytes)}, growth ${growthPerRun.toFixed(1)} bytes a run`);
console.log(`every ${runs / parts} runs: ${samples.map(megabytes).join(', ')}`);
console.log(`${(elapsedMs / runs).toFixed(2)} ms a run`);
if (flags.check && growthPerRun > limitBytesPerRun) process.exitCode = 1;

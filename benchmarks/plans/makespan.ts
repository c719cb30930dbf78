import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { drawBarChart } from '../bar-chart.ts';
import { runInRealTime } from './run-in-real-time.ts';
import { criticalPath, llmCompiler, octoweave, parseThenParallel, sequential, type Makespan } from './schedulers.ts';
import { createRandom, createTimedPlan, mostCalls } from './timed-plans.ts';

const { values: flags } = parseArgs({
  options: {
    plans: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    check: { type: 'boolean', default: false },
    chart: { type: 'string' },
  },
});
const plansPerSize = Number(flags.plans);
const seed = Number(flags.seed);

/** What no plan may take longer than its critical path. */
const limitMs = 5;

/** What the timers of the machine may be late by in one run on its own clock: each call waits for a few of them. */
const realTimeLimitMs = 50;

const policies: Readonly<Record<string, Makespan>> = {
  'critical path': criticalPath,
  Octoweave: octoweave,
  'LLMCompiler’s rules': llmCompiler,
  'parse, then parallel': parseThenParallel,
  'parse, then sequential': sequential,
};
const names = Object.keys(policies);
const sizes = Array.from({ length: mostCalls - 1 }, (_, index) => index + 2);

const random = createRandom(seed);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const measured = sizes.map((size) => {
  const plans = Array.from({ length: plansPerSize }, () => createTimedPlan(size, random));
  return { size, makespans: Object.values(policies).map((makespan) => plans.map(makespan)) };
});
const worstExcessMs = names.map((_, series) =>
  Math.max(...measured.flatMap(({ makespans }) => (makespans[series] ?? []).map((one, plan) => one - (makespans[0]?.[plan] ?? 0)))),
);

const row = (cells: readonly string[]): void =>
  console.log(`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(20) : cell.padStart(22))).join(' | ')} |`);
console.log(`Mean time to the end of the last call, in ms; ${plansPerSize} plans a size, seed ${seed}, written at 20 tokens a second\n`);
row(['calls', ...names]);
row(['---', ...names.map(() => '---:')]);
for (const { size, makespans } of measured) row([String(size), ...makespans.map((series) => mean(series).toFixed(0))]);
row(['worst above the path', ...worstExcessMs.map((excess) => excess.toFixed(0))]);

const realPlan = createTimedPlan(mostCalls, createRandom(seed));
const realMs = await runInRealTime(realPlan);
const realExcessMs = realMs - criticalPath(realPlan);
console.log(
  `\nOn the clock of this machine, a plan of ${mostCalls} calls through the orchestrator: ${realMs.toFixed(0)} ms, critical path ${criticalPath(realPlan).toFixed(0)} ms.`,
);

const ourExcessMs = worstExcessMs[names.indexOf('Octoweave')] ?? Infinity;
console.log(
  `The worst of our ${plansPerSize * sizes.length} plans is ${ourExcessMs.toFixed(0)} ms above its critical path; ${limitMs} ms are allowed.`,
);
if (flags.check && !(ourExcessMs <= limitMs && realExcessMs <= realTimeLimitMs)) process.exitCode = 1;

if (flags.chart !== undefined) {
  const groups = measured.map(({ size, makespans }) => ({ label: String(size), values: makespans.map(mean) }));
  const longest = Math.max(...groups.flatMap(({ values }) => values));
  const step = longest > 8000 ? 2000 : 1000;
  const axis = { top: Math.ceil(longest / step) * step, step, print: (ms: number) => `${ms / 1000} s` };
  const title = 'Mean time to the end of the last call';
  const caption = 'calls in the plan';
  await mkdir(new URL('.', new URL(flags.chart, `file://${process.cwd()}/`)), { recursive: true });
  await writeFile(flags.chart, drawBarChart({ title, caption, series: names, groups, axis, printValue: (ms) => `${ms.toFixed(0)} ms` }));
}

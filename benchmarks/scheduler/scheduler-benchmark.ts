import { parseArgs } from 'node:util';
import type { ToolCall } from '@octoweave/core';
import { growthExponent, median } from '../statistics.ts';
import { measurePlan, runners, type Runner } from './measure-plan.ts';
import { createPlan, planShapes, type PlanShape } from './plans.ts';

/** What no call may cost at any size or shape. */
const limitMicroseconds = 30;

/** What the exponent of growth may measure though the cost is linear: caches, and the collector's share of large plans. */
const linearExponent = 1.1;

const sizes = [10, 100, 1_000, 10_000, 100_000];

/** Every measurement of a round runs about as many calls, but a large plan at least once. */
const callsPerMeasurement = 20_000;

interface Measurement {
  readonly shape: PlanShape;
  readonly runner: Runner;
  readonly size: number;
  readonly microsecondsPerCall: number;
}

interface Subject {
  readonly shape: PlanShape;
  readonly runner: Runner;
  readonly size: number;
  readonly plan: readonly ToolCall[];
  readonly samples: number[];
}

interface Growth {
  readonly shape: PlanShape;
  readonly runner: Runner;
  readonly exponent: number;
}

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    concurrency: { type: 'string', default: '4' },
  },
});
const rounds = Number(flags.rounds);
const concurrency = Number(flags.concurrency);

const series = planShapes.flatMap((shape) => runners.map((runner) => ({ shape, runner })));
const measurements = await measureAll();
const growth: readonly Growth[] = series.map(({ shape, runner }) => {
  const ofSeries = measurements.filter((measured) => measured.shape === shape && measured.runner === runner);
  return {
    shape,
    runner,
    exponent: growthExponent(ofSeries.map(({ size, microsecondsPerCall }) => ({ size, value: size * microsecondsPerCall }))),
  };
});
const worst = measurements.reduce((one, other) => (other.microsecondsPerCall > one.microsecondsPerCall ? other : one));
const isWithinLimit = worst.microsecondsPerCall <= limitMicroseconds;
const isLinear = growth.every(({ exponent }) => exponent <= linearExponent);

if (flags.json)
  console.log(
    JSON.stringify(
      { node: process.version, rounds, concurrency: String(concurrency), measurements, growth, isWithinLimit, isLinear },
      undefined,
      2,
    ),
  );
else printReport();
if (flags.check && !(isWithinLimit && isLinear)) process.exitCode = 1;

/** Rounds are interleaved: what else the machine does falls on every series alike. The first round only warms up. */
async function measureAll(): Promise<readonly Measurement[]> {
  const plans = sizes.flatMap((size) => planShapes.map((shape) => ({ shape, size, plan: createPlan(shape, size) })));
  const subjects = plans.flatMap(({ shape, size, plan }) => runners.map((runner): Subject => ({ shape, size, plan, runner, samples: [] })));
  for (let round = 0; round <= rounds; round++) {
    for (const { plan, size, runner, samples } of subjects) {
      const repetitions = Math.max(1, Math.floor(callsPerMeasurement / size));
      let milliseconds = 0;
      for (let repetition = 0; repetition < repetitions; repetition++) milliseconds += await measurePlan(plan, { runner, concurrency });
      if (round > 0) samples.push((milliseconds / repetitions) * 1000);
    }
  }
  return subjects.map(({ shape, size, runner, samples }) => ({ shape, runner, size, microsecondsPerCall: median(samples) }));
}

function printReport(): void {
  const row = (cells: readonly string[]): void =>
    console.log(`| ${cells.map((cell, column) => (column < 2 ? cell.padEnd(11) : cell.padStart(8))).join(' | ')} |`);
  console.log(`Microseconds per call, median of ${rounds} interleaved rounds, concurrency ${concurrency}, Node ${process.version}\n`);
  row(['plan', 'runner', ...sizes.map((size) => size.toLocaleString('en')), 'growth']);
  row(['---', '---', ...sizes.map(() => '---:'), '---:']);
  for (const { shape, runner, exponent } of growth) {
    const costs = sizes.map(
      (size) => measurements.find((one) => one.shape === shape && one.runner === runner && one.size === size)!.microsecondsPerCall,
    );
    row([shape, runner, ...costs.map((cost) => cost.toFixed(2)), `n^${exponent.toFixed(2)}`]);
  }
  const { microsecondsPerCall, shape, runner, size } = worst;
  console.log(`\nGrowth is ${isLinear ? '' : 'NOT '}linear (every exponent at most ${linearExponent}).`);
  console.log(
    `The worst is ${microsecondsPerCall.toFixed(2)} µs a call (${shape}, ${runner}, ${size}): ${isWithinLimit ? 'within' : 'ABOVE'} ${limitMicroseconds} µs.`,
  );
}

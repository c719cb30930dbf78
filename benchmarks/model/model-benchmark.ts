/** Warm latency of the embedded model and cold latency of the command line. Protocol: ../README.md */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeLlamaBackend } from '@octoweave/backend-node';
import { allocateFunctionalTokens, createActionModel, createRequestText, type ActionEvent } from '@octoweave/core';
import { embeddedModel } from '@octoweave/models';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { lastValueFrom, toArray } from 'rxjs';

/** Two requests in turn, so that neither finds its prompt in the cache; each has about 40 prompt tokens and 20 written ones. */
const requests = [
  'so anyway it has been a long day and my wife is freezing over there, could you please set her side of the car to seventy four degrees and open the sunroof halfway',
  'right then, before we all get going this morning, would you be so kind as to lock every single door of the car and then set the fan on my side to level five, thank you',
];
const warmUp = 5;

interface WarmFigures {
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly milliseconds: readonly number[];
}

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '40' }, cold: { type: 'string', default: '10' } },
});

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const summary = (milliseconds: readonly number[]): { readonly best: number; readonly p50: number; readonly p95: number } => {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  return { best: percentile(sorted, 0), p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
};

async function measureWarm(runs: number): Promise<readonly WarmFigures[]> {
  const session = await nodeLlamaBackend({ threads: 1 }).openSession({ model: embeddedModel() });
  try {
    const model = createActionModel({
      session,
      vocabulary: allocateFunctionalTokens([vehiclePack]),
      packs: [vehiclePack],
      grammars: ['gbnf'],
    });
    const figures = requests.map(() => ({ promptTokens: 0, outputTokens: 0, milliseconds: [] as number[] }));
    for (let run = -warmUp; run < runs; run++)
      for (const [index, request] of requests.entries()) {
        const startedAt = performance.now();
        const events: readonly ActionEvent[] = await lastValueFrom(model.act({ text: createRequestText(request) }).pipe(toArray()));
        const elapsed = performance.now() - startedAt;
        const figure = figures[index];
        if (!figure || run < 0) continue;
        figure.milliseconds.push(elapsed);
        for (const event of events) {
          if (event.type === 'action-start') figure.promptTokens = event.promptTokens;
          if (event.type === 'action-end') figure.outputTokens = event.outputTokens;
        }
      }
    return figures;
  } finally {
    await session.dispose();
  }
}

function measureCold(runs: number): readonly number[] {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  return Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    const { status } = spawnSync('npx', ['--no-install', 'octoweave', 'run', 'open the sunroof halfway'], { cwd: root });
    if (status !== 0) throw new Error(`npx octoweave run ended with ${status}; run \`npm run build\` first.`);
    return performance.now() - startedAt;
  });
}

const warm = (await measureWarm(Number(options.runs))).map(({ milliseconds, ...figures }) => ({ ...figures, ...summary(milliseconds) }));
const cold = summary(measureCold(Number(options.cold)));

if (options.json) console.log(JSON.stringify({ warm, cold }));
else {
  console.log('warm, one thread    prompt tokens  written tokens    best ms     p50 ms     p95 ms');
  for (const { promptTokens, outputTokens, best, p50, p95 } of warm)
    console.log(
      `request            ${[promptTokens, outputTokens].map((value) => String(value).padStart(14)).join(' ')} ${[best, p50, p95].map((value) => value.toFixed(1).padStart(10)).join(' ')}`,
    );
  console.log(
    `npx octoweave run, cold                          ${[cold.best, cold.p50, cold.p95].map((value) => value.toFixed(0).padStart(10)).join(' ')}`,
  );
}

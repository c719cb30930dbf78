/**
 * TinyAgent's experiment with our models: which tools are offered, and in how many bits the weights are.
 * Writes docs/results/tiny-agent.json, .md and .svg; those of --quick, which say nothing, among the runs.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openOnnxRetriever } from '@octoweave/backend-node';
import { embeddedRetriever } from '@octoweave/models';
import { resolveModel } from '../apps/cli/src/compose/resolve-model.ts';
import { openRetriever } from '../apps/cli/src/evaluation/open-retriever.ts';
import { drawBarChart } from '../benchmarks/bar-chart.ts';
import { openEmbeddingRetriever } from './tiny-agent/embedding-retriever.ts';
import { openEvaluatedModel, packNames } from './tiny-agent/evaluated-model.ts';
import { measureLatency, type ChoiceLatency } from './tiny-agent/measure-latency.ts';
import { measureQuantisation, type WeightSource } from './tiny-agent/measure-quantisation.ts';
import { measureRetrieval, type RetrievalFigures, type ToolChoice } from './tiny-agent/measure-retrieval.ts';
import type { RetrieverComparison } from './tiny-agent/print-comparison.ts';
import { printReport, type TinyAgentResult } from './tiny-agent/print-report.ts';
import { readRequestSets, type RequestSet, type SetKind } from './tiny-agent/request-sets.ts';
import { readConditions } from './tiny-agent/result-conditions.ts';

const { values: options } = parseArgs({
  options: {
    /** A file, or the name of an embedded model. */
    model: { type: 'string', default: 'octoweave-trio' },
    /** The folder of a training run, whose float32 numbers are encoded instead of what the model file decodes to. */
    run: { type: 'string' },
    /** `dev`; or `test`, for the sets that stay blind until a model is done. */
    sets: { type: 'string', default: 'dev' },
    /** Six requests of each set. */
    quick: { type: 'boolean', default: false },
    /** Measures nothing, and writes tables and chart anew from the figures. */
    report: { type: 'boolean', default: false },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, options.quick ? 'training/runs/experiments/quick' : 'docs/results');

function readSetKind(): SetKind {
  if (options.sets !== 'dev' && options.sets !== 'test') throw new Error('--sets takes dev or test.');
  return options.sets;
}

/** As it can be typed at the root of the repository; the runner of all experiments takes no other option than --quick. */
function printCommand(words: readonly string[]): string {
  const runner = 'npm run experiments -- tiny-agent';
  const itself = 'node --no-warnings --conditions=@octoweave/source experiments/tiny-agent.ts';
  const fromRoot = words.map((word) => (existsSync(word) ? relative(root, word) : word));
  return [words.every((word) => word === '--quick') ? runner : itself, ...fromRoot].join(' ');
}

async function measure(sets: readonly RequestSet[]): Promise<TinyAgentResult> {
  const { location } = resolveModel({ model: options.model, pack: packNames });
  const conditions = readConditions(printCommand(process.argv.slice(2)));
  const timedSet = sets.find(({ name }) => name.startsWith('joint'))!;
  const { retrieval, latency } = await measureChoices(location, sets, timedSet);
  const source: WeightSource = options.run === undefined ? { type: 'model', path: location } : { type: 'run', path: options.run };
  const encodings = await measureQuantisation(source, sets, timedSet);
  const sha256 = createHash('sha256').update(readFileSync(location)).digest('hex');
  return {
    conditions,
    model: { file: basename(location), sha256 },
    retrieval,
    latency,
    quantisation: { source: source.type, encodings },
  };
}

interface ChoiceFigures {
  readonly retrieval: readonly RetrievalFigures[];
  readonly latency: readonly ChoiceLatency[];
}

async function measureChoices(location: string, sets: readonly RequestSet[], timedSet: RequestSet): Promise<ChoiceFigures> {
  const model = await openEvaluatedModel(location);
  const embedding = await openEmbeddingRetriever(model.agent.tools);
  const classifier = await openOnnxRetriever({ model: embeddedRetriever('octoweave-encoder') });
  const bag = await openOnnxRetriever({ model: embeddedRetriever('octoweave-retriever') });
  const lexical = await openRetriever('lexical', model.packs);
  try {
    const choices: readonly ToolChoice[] = [
      { name: 'nobody', retriever: undefined, agent: model.agent },
      { name: 'nobody; second opinion', retriever: undefined, agent: await model.advisedBy(classifier) },
      { name: 'embedding', retriever: embedding, agent: model.agent },
      { name: 'classifier', retriever: classifier, agent: model.agent },
      { name: 'bag', retriever: bag, agent: model.agent },
      { name: 'lexical', retriever: lexical, agent: model.agent },
    ];
    const retrieval: RetrievalFigures[] = [];
    for (const set of sets) for (const choice of choices) retrieval.push(await measureRetrieval(model, set, choice));
    return { retrieval, latency: await measureLatency(timedSet, choices) };
  } finally {
    for (const opened of [embedding, classifier, bag, lexical, model]) await opened.dispose();
  }
}

function drawResult({ retrieval }: TinyAgentResult, kind: SetKind): string {
  const choices = [...new Set(retrieval.map(({ choice }) => choice))];
  const rateOf = (set: string, choice: string): number | undefined => {
    const figures = retrieval.find((row) => row.set === set && row.choice === choice);
    return figures && figures.scored > 0 ? figures.succeeded / figures.scored : undefined;
  };
  return drawBarChart({
    title: `Requests answered with the right tools of 59, by who chooses the tools on offer (${kind})`,
    series: choices,
    groups: [...new Set(retrieval.map(({ set }) => set))].map((set) => ({
      label: set,
      values: choices.map((choice) => rateOf(set, choice)),
    })),
    axis: { top: 1, step: 0.2, print: (rate) => `${Math.round(100 * rate)} %` },
    printValue: (rate) => `${(100 * rate).toFixed(1)} %`,
  });
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const kind = readSetKind();
const name = kind === 'dev' ? 'tiny-agent' : 'tiny-agent-test';
const figures = join(folder, `${name}.json`);
const comparison = join(folder, `${name}-retrievers.json`);
mkdirSync(folder, { recursive: true });
if (!options.report) {
  const measured = await measure(readRequestSets(kind, { limit: options.quick ? 6 : undefined }));
  writeFileSync(figures, `${JSON.stringify(measured, undefined, 2)}\n`);
}
const result = readJson(figures) as TinyAgentResult;
const compared = existsSync(comparison) ? (readJson(comparison) as RetrieverComparison) : undefined;
writeFileSync(join(folder, `${name}.md`), printReport(result, { name, comparison: compared }));
writeFileSync(join(folder, `${name}.svg`), drawResult(result, kind));
console.log(relative(root, join(folder, `${name}.md`)));

/** Whether the model writes the same in a page as in Node, how long it takes there, and what it holds. Protocol: ../README.md */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeLlamaBackend } from '@octoweave/backend-node';
import { parseEvaluationCases, requestsOf } from '@octoweave/core/evaluation';
import { embeddedModelFor, type EmbeddedModel } from '@octoweave/models';
import type { Browser, Page } from 'playwright-core';
import { median } from '../statistics.ts';
import { openBenchmark, packNamesOf, textOf, type BenchmarkRequest, type OpenedBenchmark } from './answer-request.ts';
import { explainDifference, type DifferenceExplanation } from './explain-difference.ts';
import { answerInPage, launchChromium, loadPage, measureLoad, memoryOfPage, type LoadFigures } from './measure-page.ts';
import { servePage, type ServedPage } from './serve-page.ts';

const expectedEqual = 0.99;
const warmUp = 5;
const firstRequest: BenchmarkRequest = { packNames: ['vehicle'], query: 'open the sunroof halfway' };
const developmentFiles = ['vehicle', 'android', 'macos', 'joint'].map((name) =>
  fileURLToPath(new URL(`../../packages/forge/evaluation/${name}.dev.jsonl`, import.meta.url)),
);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    limit: { type: 'string', default: 'Infinity' },
    rounds: { type: 'string', default: '5' },
  },
});

/** Two answers to one request. */
interface Comparison {
  readonly set: string;
  readonly query: string;
  readonly isEqual: boolean;
  readonly nodeText: string;
  readonly pageText: string;
  readonly nodeMilliseconds: number;
  readonly pageMilliseconds: number;
  /** Only where they differ. */
  readonly explanation?: DifferenceExplanation;
}

interface RequestSet {
  readonly name: string;
  /** The one that agents with these packs have. */
  readonly model: EmbeddedModel;
  readonly requests: readonly BenchmarkRequest[];
}

function readSet(file: string): RequestSet {
  const { cases, issues } = parseEvaluationCases(readFileSync(file, 'utf8'));
  if (issues.length > 0) throw new Error(`${file}: ${issues.map(({ line, message }) => `line ${line}: ${message}`).join('\n')}`);
  const packNames = packNamesOf(basename(file));
  const requests = cases.flatMap(requestsOf).map(({ query }) => ({ packNames, query }));
  return { name: basename(file, '.jsonl'), model: embeddedModelFor(packNames), requests: requests.slice(0, Number(options.limit)) };
}

interface CompareOptions {
  readonly set: string;
  readonly node: OpenedBenchmark;
  readonly page: Page;
  /** Who is asked first: what the one costs the other falls on both. */
  readonly isNodeFirst: boolean;
}

async function compare(request: BenchmarkRequest, { set, node, page, isNodeFirst }: CompareOptions): Promise<Comparison> {
  const early = isNodeFirst ? await node.answer(request) : undefined;
  const inPage = await answerInPage(page, request);
  const inNode = early ?? (await node.answer(request));
  const idsOf = (tokens: typeof inNode.tokens): string => tokens.map(({ tokenId }) => tokenId).join(' ');
  const isEqual = idsOf(inNode.tokens) === idsOf(inPage.tokens);
  return {
    set,
    query: request.query,
    isEqual,
    nodeText: textOf(inNode.tokens),
    pageText: textOf(inPage.tokens),
    nodeMilliseconds: inNode.milliseconds,
    pageMilliseconds: inPage.milliseconds,
    ...(!isEqual && {
      explanation: await explainDifference(node.session, { query: request.query, node: inNode.tokens, page: inPage.tokens }),
    }),
  };
}

interface ModelFigures {
  readonly model: EmbeddedModel;
  readonly load: LoadFigures;
  readonly comparisons: readonly Comparison[];
  /** Bytes of the page and its worker after its first call, and after all. */
  readonly memoryBytes: { readonly first: number; readonly last: number };
}

interface MeasureOptions {
  readonly sets: readonly RequestSet[];
  readonly served: ServedPage;
  readonly browser: Browser;
}

async function measure(model: EmbeddedModel, { sets, served, browser }: MeasureOptions): Promise<ModelFigures> {
  const address = served.addressFor(model.id);
  const load = await measureLoad(browser, { address, request: firstRequest, rounds: Number(options.rounds) });
  const node = await openBenchmark(nodeLlamaBackend({ threads: 1 }), model);
  const context = await browser.newContext();
  try {
    const page = await loadPage(context, address);
    await answerInPage(page, firstRequest);
    const first = await memoryOfPage(page);
    for (let run = 0; run < warmUp; run++) await compare(firstRequest, { set: '', node, page, isNodeFirst: true });
    const comparisons: Comparison[] = [];
    for (const { name, requests } of sets)
      for (const request of requests)
        comparisons.push(await compare(request, { set: name, node, page, isNodeFirst: comparisons.length % 2 === 0 }));
    return { model, load, comparisons, memoryBytes: { first, last: await memoryOfPage(page) } };
  } finally {
    await context.close();
    await node.session.dispose();
  }
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

function print({ model, load, comparisons, memoryBytes }: ModelFigures): void {
  console.log(`\n${model.id} ${model.sha256.slice(0, 12)}`);
  for (const set of new Set(comparisons.map((comparison) => comparison.set))) {
    const compared = comparisons.filter((comparison) => comparison.set === set);
    console.log(`${set.padEnd(20)} ${compared.filter(({ isEqual }) => isEqual).length} of ${compared.length} the same`);
  }
  for (const { set, query, nodeText, pageText, explanation } of comparisons.filter(({ isEqual }) => !isEqual)) {
    console.log(`\n${set}: ${query}\n  Node  ${nodeText}\n  page  ${pageText}`);
    if (explanation)
      console.log(
        `  after "${explanation.after}": "${explanation.node}" or "${explanation.page}"; of the two, Node gives the first ${explanation.nodeShare?.toFixed(4) ?? '?'}`,
      );
  }
  console.log(
    `\nload to first call   cold ${median(load.cold).toFixed(0)} ms, warm ${median(load.warm).toFixed(0)} ms (medians of ${load.cold.length})`,
  );
  for (const place of ['node', 'page'] as const) {
    const milliseconds = comparisons.map((comparison) => comparison[`${place}Milliseconds`]);
    console.log(
      `request, ${place}        p50 ${median(milliseconds).toFixed(1)} ms, p95 ${percentile(milliseconds, 0.95).toFixed(1)} ms, best ${percentile(milliseconds, 0).toFixed(1)} ms (${milliseconds.length})`,
    );
  }
  const [first, last] = [memoryBytes.first, memoryBytes.last].map((bytes) => (bytes / 1e6).toFixed(1));
  console.log(`memory of the page   ${first} MB after the first call, ${last} MB after all`);
}

const sets = (positionals.length > 0 ? positionals : developmentFiles).map(readSet);
await using served = await servePage();
await using browser = await launchChromium();
const models: ModelFigures[] = [];
for (const model of new Map(sets.map((set) => [set.model.id, set.model])).values())
  models.push(await measure(model, { sets: sets.filter((set) => set.model.id === model.id), served, browser }));

const comparisons = models.flatMap((figures) => figures.comparisons);
const equal = comparisons.filter(({ isEqual }) => isEqual).length;
if (options.json) console.log(JSON.stringify({ chromium: browser.version(), node: process.version, models }));
else {
  console.log(
    `Chromium ${browser.version()}, Node ${process.version}: ${equal} of ${comparisons.length} requests answered with the same tokens`,
  );
  for (const figures of models) print(figures);
}
if (options.check && equal < expectedEqual * comparisons.length) process.exitCode = 1;

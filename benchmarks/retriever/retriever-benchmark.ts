/** What retrievers keep of the tools that requests call for, and how long they take. Protocol: ../README.md */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openOnnxRetriever } from '@octoweave/backend-node';
import { createLexicalRetriever, createRequestText, toolId, type Retriever, type ToolId } from '@octoweave/core';
import { parseEvaluationCases, requestsOf, wilsonInterval, type Rate } from '@octoweave/core/evaluation';
import { embeddedRetriever } from '@octoweave/models';
import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { goldWays, isServed, type GoldWay } from './gold-tools.ts';

const packs = [vehiclePack, androidPack, macosPack];
const developmentFiles = ['vehicle', 'android', 'macos', 'joint', 'plans'].map((name) =>
  fileURLToPath(new URL(`../../packages/forge/evaluation/${name}.dev.jsonl`, import.meta.url)),
);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } },
});

interface RetrievalCase {
  readonly query: string;
  readonly ways: readonly GoldWay[];
}

interface RetrievalSet {
  readonly name: string;
  readonly offered: ReadonlySet<ToolId>;
  readonly cases: readonly RetrievalCase[];
}

/** The tools of one pack are on offer where a file is named after it, and those of all packs elsewhere. */
function readSet(file: string): RetrievalSet {
  const { cases, issues } = parseEvaluationCases(readFileSync(file, 'utf8'));
  if (issues.length > 0) throw new Error(`${file}: ${issues.map(({ line, message }) => `line ${line}: ${message}`).join('\n')}`);
  const [pack = ''] = basename(file).split('.');
  const named = packs.filter(({ name }) => name === pack);
  const offered = (named.length > 0 ? named : packs).flatMap(({ name, definitions }) => definitions.map((tool) => toolId(name, tool.name)));
  return {
    name: basename(file, '.jsonl'),
    offered: new Set(offered),
    cases: cases.flatMap(requestsOf).map((request) => ({ query: request.query, ways: goldWays(request, { pack }) })),
  };
}

interface RetrievalFigures {
  readonly set: string;
  readonly retriever: string;
  /** Of the requests that call for tools, those that keep all of them. */
  readonly complete: Rate | null;
  readonly calling: number;
  /** On average over all requests, those that call for nothing included. */
  readonly kept: number;
  readonly mostKept: number;
  readonly offered: number;
  readonly medianMicroseconds: number;
  readonly misses: readonly string[];
}

async function measure(set: RetrievalSet, retriever: Retriever, name: string): Promise<RetrievalFigures> {
  const kept: number[] = [];
  const microseconds: number[] = [];
  const misses: string[] = [];
  for (const { query, ways } of set.cases) {
    const startedAt = performance.now();
    const retrieved = await retriever.retrieve({ text: createRequestText(query), offered: set.offered });
    microseconds.push(1000 * (performance.now() - startedAt));
    const found = new Set(retrieved.map((tool) => tool.toolId));
    kept.push(found.size);
    if (ways.length > 0 && !isServed(ways, found)) misses.push(query);
  }
  const calling = set.cases.filter(({ ways }) => ways.length > 0).length;
  return {
    set: set.name,
    retriever: name,
    complete: wilsonInterval(calling - misses.length, calling),
    calling,
    kept: kept.reduce((sum, count) => sum + count, 0) / Math.max(1, kept.length),
    mostKept: Math.max(0, ...kept),
    offered: set.offered.size,
    medianMicroseconds: microseconds.toSorted((left, right) => left - right)[Math.floor(microseconds.length / 2)] ?? Number.NaN,
    misses,
  };
}

const sets = (positionals.length > 0 ? positionals : developmentFiles).map(readSet);
const encoder = await openOnnxRetriever({ model: embeddedRetriever('octoweave-encoder') });
const bag = await openOnnxRetriever({ model: embeddedRetriever('octoweave-retriever') });
const retrievers = [
  ['encoder', encoder],
  ['bag', bag],
  ['lexical', createLexicalRetriever({ packs })],
] as const;

const figures: RetrievalFigures[] = [];
for (const set of sets) {
  // Warms up, and lets none be the first.
  for (const [name, retriever] of retrievers) await measure(set, retriever, name);
  for (const [name, retriever] of retrievers) figures.push(await measure(set, retriever, name));
}
await Promise.all([encoder.dispose(), bag.dispose()]);

if (options.json) console.log(JSON.stringify(figures));
else {
  const percent = (rate: number): string => (100 * rate).toFixed(1);
  console.log('set              retriever    all tools kept      95 % interval     tools kept: mean, most    p50 µs');
  for (const { set, retriever, complete, calling, kept, mostKept, offered, medianMicroseconds, misses } of figures) {
    const rate = complete ? `${percent(complete.rate)} % of ${calling}` : 'no calls';
    const interval = complete ? `${percent(complete.low)} .. ${percent(complete.high)} %` : '';
    const counts = `${kept.toFixed(2)}, ${mostKept} of ${offered}`;
    console.log(
      `${set.padEnd(16)} ${retriever.padEnd(12)} ${rate.padEnd(16)} ${interval.padStart(16)} ${counts.padStart(25)} ${medianMicroseconds.toFixed(0).padStart(9)}`,
    );
    if (options.misses) for (const query of misses) console.log(`  missed: ${query}`);
  }
}

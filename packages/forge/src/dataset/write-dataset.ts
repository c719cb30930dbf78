import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { allocateFunctionalTokens, functionalTokenCapacity, type FunctionalTokenVocabulary, type ToolPack } from '@octoweave/core';
import type { Corpora } from '../corpus/read-corpora.ts';
import { createStatisticsCounter, type DatasetStatistics } from './dataset-statistics.ts';
import { generateExamples } from './generate-examples.ts';
import { mixExamples, type MixExamplesOptions } from './mix-examples.ts';
import { splitOf } from './phrasing-pool.ts';

/** What a data set is made of, and where it goes. */
export interface WriteDatasetOptions {
  /** In the order of their functional tokens. */
  readonly packs: readonly ToolPack[];
  readonly corpora: Corpora;
  readonly outFolder: string;
  /** Examples of `train.jsonl`. */
  readonly examples: number;
  /** Examples of `development.jsonl`. */
  readonly developmentExamples: number;
  readonly seed: number;
  readonly copies: number;
  /** What a model knows already: its tools keep their functional tokens. @defaultValue nothing */
  readonly previous?: FunctionalTokenVocabulary | undefined;
  /** Packs that such a model is to learn, and how many of the examples are of them alone. @defaultValue every tool as often as any other */
  readonly learnt?: { readonly packs: readonly string[]; readonly share: number } | undefined;
  /** Told how many training examples are on disk, now and then. */
  readonly onProgress?: (written: number) => void;
}

/** Facts of a data set, as in `statistics.json`. */
export interface WrittenDataset {
  readonly packs: readonly { readonly name: string; readonly version: string }[];
  readonly vocabularyDigest: string;
  readonly seed: number;
  readonly copies: number;
  readonly phrasings: { readonly train: number; readonly development: number };
  /** Sentences that one pack refuses and another one serves: left out. */
  readonly servedElsewhere: number;
  readonly train: DatasetStatistics;
  readonly development: DatasetStatistics;
}

const chunkCharacters = 1 << 20;
const progressStep = 25_000;

/**
 * Writes `train.jsonl`, `development.jsonl`, `vocabulary.json` and `statistics.json`.
 *
 * - Same corpora and options, same bytes. Examples go to disk as they are made.
 */
export function writeDataset({
  packs,
  corpora,
  outFolder,
  examples,
  developmentExamples,
  seed,
  copies,
  previous,
  learnt = { packs: [], share: 0 },
  onProgress,
}: WriteDatasetOptions): WrittenDataset {
  const vocabulary = allocateFunctionalTokens(packs, { previous: previous?.tokens ?? [] });
  mkdirSync(outFolder, { recursive: true });
  const common = { packs, corpora, vocabulary, seed, learnt: learnt.packs, learntShare: learnt.share };
  const heldOut = new Set<string>();
  const development = writeExamples(
    join(outFolder, 'development.jsonl'),
    { ...common, split: 'development', count: developmentExamples, copies: 1, heldOut: new Set() },
    (request) => heldOut.add(request),
  );
  let written = 0;
  const train = writeExamples(join(outFolder, 'train.jsonl'), { ...common, split: 'train', count: examples, copies, heldOut }, () => {
    written += 1;
    if (written % progressStep === 0) onProgress?.(written);
  });
  const all = [...corpora.blocks, ...corpora.nested, ...corpora.plans].flatMap(({ phrasings }) => phrasings);
  const developmentPhrasings = all.filter((phrasing) => splitOf(phrasing) === 'development').length;
  const dataset: WrittenDataset = {
    packs: packs.map(({ name, version }) => ({ name, version })),
    vocabularyDigest: vocabulary.digest,
    seed,
    copies,
    phrasings: { train: all.length - developmentPhrasings, development: developmentPhrasings },
    servedElsewhere: corpora.servedElsewhere,
    train,
    development,
  };
  writeFileSync(join(outFolder, 'vocabulary.json'), printVocabulary(vocabulary, joinTwins(corpora.twins, twinsOf(previous))));
  writeFileSync(join(outFolder, 'statistics.json'), `${JSON.stringify(dataset, null, 2)}\n`);
  return dataset;
}

function writeExamples(path: string, options: MixExamplesOptions, onRequest: (request: string) => void): DatasetStatistics {
  const counter = createStatisticsCounter();
  const file = openSync(path, 'w');
  try {
    let pending = '';
    for (const result of options.learnt.length > 0 ? mixExamples(options) : generateExamples(options)) {
      counter.add(result);
      if (result.type === 'rejected') continue;
      const { example } = result.generated;
      pending += `${JSON.stringify(example)}\n`;
      onRequest(example.request);
      if (pending.length < chunkCharacters) continue;
      writeSync(file, pending);
      pending = '';
    }
    writeSync(file, pending);
  } finally {
    closeSync(file);
  }
  return counter.read();
}

/** The groups, and the pairs that stand in none of them. */
const joinTwins = (groups: Corpora['twins'], pairs: Corpora['twins']): Corpora['twins'] => [
  ...groups,
  ...pairs.filter((pair) => !groups.some((group) => pair.every((tool) => group.includes(tool)))),
];

/** Tools that serve the same words, two by two, as a model knows them. */
function twinsOf(vocabulary: FunctionalTokenVocabulary | undefined): Corpora['twins'] {
  return (vocabulary?.tokens ?? []).flatMap(({ toolId }) =>
    [...(vocabulary?.twinsOf(toolId) ?? [])].filter((twin) => toolId < twin).map((twin) => [toolId, twin]),
  );
}

/** What the training recipe adds to its tokenizer. */
function printVocabulary({ tokens, reservedTexts, digest }: FunctionalTokenVocabulary, twins: Corpora['twins']): string {
  const functionalTokens = reservedTexts.slice(0, functionalTokenCapacity);
  const controlTokens = reservedTexts.slice(functionalTokenCapacity);
  return `${JSON.stringify({ functionalTokens, controlTokens, digest, tokens, twins }, null, 2)}\n`;
}

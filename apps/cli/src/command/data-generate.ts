import { join } from 'node:path';
import { nodeLlamaBackend } from '@octoweave/backend-node';
import { readVocabulary, type FunctionalTokenVocabulary } from '@octoweave/core';
import { checkCorpora, CorpusError, writeDataset } from '@octoweave/forge';
import { resolveModel } from '../compose/resolve-model.ts';
import { UsageError } from '../usage-error.ts';
import { locateCorpora, type CorpusOptions } from './data-corpora.ts';

/** Options of `octoweave data generate`. */
export interface DataGenerateOptions extends CorpusOptions {
  /** The file of a model, or its name. */
  readonly startFrom?: string | undefined;
  /** Of the examples that are of the packs of `phrasings` alone, where there are other packs. */
  readonly share: number;
  /** @defaultValue `data/` and the names of the packs */
  readonly out?: string | undefined;
  readonly examples: number;
  readonly development: number;
  readonly seed: number;
  readonly copies: number;
  readonly json: boolean;
}

/**
 * Makes training data.
 *
 * @throws {CorpusError} with every slip of the phrasings.
 * @throws {VocabularyError} where a tool is not what the model knows it as, or there are too many.
 */
export async function dataGenerate(options: DataGenerateOptions): Promise<void> {
  const located = await locateCorpora(options);
  const { packs, own } = located;
  const { corpora, issues, absent } = checkCorpora(located);
  if (issues.length > 0) throw new CorpusError(issues);
  if (absent.length > 0) process.stderr.write(`Done without, as they are not there:\n${absent.map((file) => `  ${file}\n`).join('')}`);
  const previous = options.startFrom === undefined ? undefined : await readModelVocabulary(options.startFrom);
  const outFolder = options.out ?? join('data', packs.map(({ name }) => name).join('-'));
  const { seed, copies, examples, development: developmentExamples } = options;
  const started = performance.now();
  const dataset = writeDataset({
    packs,
    corpora,
    outFolder,
    examples,
    developmentExamples,
    seed,
    copies,
    previous,
    learnt: { packs: own.size < packs.length ? [...own.keys()] : [], share: options.share },
    onProgress: (written) => process.stderr.write(`${written} examples\n`),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ folder: outFolder, absent, ...dataset })}\n`
      : `${dataset.train.examples} examples, ${dataset.train.distinctRequests} distinct, in ${seconds} s: ${outFolder}\n`,
  );
}

/** What the model of a file knows already. @throws {UsageError} where the file does not say. */
async function readModelVocabulary(model: string): Promise<FunctionalTokenVocabulary> {
  const session = await nodeLlamaBackend().openSession({ model: resolveModel({ model }) });
  const { metadata } = session.model;
  await session.dispose();
  const vocabulary = readVocabulary(metadata);
  if (!vocabulary)
    throw new UsageError(
      `The file ${model} does not name the tools that its model knows. Start from another one, or leave out --start-from.`,
    );
  return vocabulary;
}

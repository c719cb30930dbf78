import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isAgentError, type ToolPack } from '@octoweave/core';
import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { readCorpora } from './corpus/read-corpora.ts';
import { writeDataset } from './dataset/write-dataset.ts';

/** In the order in which models learn them: a later pack's tools follow, so that the tokens of a trained model never move. */
const known: readonly ToolPack[] = [vehiclePack, androidPack, macosPack];

const usage = `Makes training data from hand-written phrasings.

  --pack vehicle            the packs one model is to know, with commas between them (${known.map(({ name }) => name).join(', ')})
  --out <folder>            default: training/data/ and the names of the packs
  --examples 300000         examples of train.jsonl
  --development 1500        examples of development.jsonl
  --seed 1                  same seed, same bytes
  --copies 4                how often the very same example may come
  --corpora <folder>        default: this package's corpora
  --allow-missing           go on without corpus files that are not there yet
`;

/** Runs the command line; gives the exit status. */
export function main(commandLine: readonly string[]): number {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      pack: { type: 'string', default: 'vehicle' },
      out: { type: 'string' },
      examples: { type: 'string', default: '300000' },
      development: { type: 'string', default: '1500' },
      seed: { type: 'string', default: '1' },
      copies: { type: 'string', default: '4' },
      corpora: { type: 'string', default: fileURLToPath(new URL('../corpora', import.meta.url)) },
      'allow-missing': { type: 'boolean', default: false },
    },
  });
  const names = values.pack.split(',');
  const packs = known.filter(({ name }) => names.includes(name));
  const numbers = {
    examples: Number(values.examples),
    developmentExamples: Number(values.development),
    seed: Number(values.seed),
    copies: Number(values.copies),
  };
  if (
    packs.length !== names.length ||
    Object.values(numbers).some((number) => !Number.isSafeInteger(number) || number < 0) ||
    numbers.copies < 1
  ) {
    process.stderr.write(usage);
    return 2;
  }
  const outFolder =
    values.out ?? fileURLToPath(new URL(`../../../training/data/${packs.map(({ name }) => name).join('-')}`, import.meta.url));
  try {
    const corpora = readCorpora({ packs, folder: values.corpora, allowsMissing: values['allow-missing'] });
    const started = performance.now();
    const dataset = writeDataset({
      packs,
      corpora,
      outFolder,
      ...numbers,
      onProgress: (written) => process.stderr.write(`${written} examples\n`),
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`${dataset.train.examples} examples, ${dataset.train.distinctRequests} distinct, in ${seconds} s: ${outFolder}\n`);
    return 0;
  } catch (error) {
    if (!isAgentError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));

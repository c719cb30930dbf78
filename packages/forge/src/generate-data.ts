import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isAgentError, type ToolPack } from '@octoweave/core';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { readCorpora } from './corpus/read-corpora.ts';
import { writeDataset } from './dataset/write-dataset.ts';

const packs: readonly ToolPack[] = [vehiclePack];

const usage = `Makes training data from hand-written phrasings.

  --pack vehicle            the pack (${packs.map(({ name }) => name).join(', ')})
  --out training/data/...   the folder to write to
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
  const pack = packs.find(({ name }) => name === values.pack);
  const numbers = {
    examples: Number(values.examples),
    developmentExamples: Number(values.development),
    seed: Number(values.seed),
    copies: Number(values.copies),
  };
  if (
    !pack ||
    values.out === undefined ||
    Object.values(numbers).some((number) => !Number.isSafeInteger(number) || number < 0) ||
    numbers.copies < 1
  ) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const corpora = readCorpora({ pack, folder: values.corpora, allowsMissing: values['allow-missing'] });
    const started = performance.now();
    const dataset = writeDataset({
      pack,
      corpora,
      outFolder: values.out,
      ...numbers,
      onProgress: (written) => process.stderr.write(`${written} examples\n`),
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(
      `${dataset.train.examples} examples, ${dataset.train.distinctRequests} distinct, in ${seconds} s: ${values.out}\n`,
    );
    return 0;
  } catch (error) {
    if (!isAgentError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));

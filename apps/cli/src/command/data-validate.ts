import { checkCorpora, checkDataset, countPhrasings, printCorpusIssue } from '@octoweave/forge';
import { exitStatus } from '../exit-status.ts';
import { locateCorpora, type CorpusOptions } from './data-corpora.ts';

/** Options of `octoweave data validate`. */
export interface DataValidateOptions extends CorpusOptions {
  /** The folder of a data set. */
  readonly data?: string | undefined;
  readonly json: boolean;
}

/** Finds what is wrong with phrasings and data; the exit status says whether anything is. */
export async function dataValidate(options: DataValidateOptions): Promise<void> {
  const located = await locateCorpora(options);
  const { corpora, issues, absent } = checkCorpora(located);
  const silent = countPhrasings(located.packs, corpora).tools.filter(({ complete }) => complete === 0);
  const dataset = options.data === undefined ? undefined : checkDataset({ folder: options.data, packs: located.packs });
  const all = [...issues, ...(dataset?.issues ?? [])];
  if (all.length > 0) process.exitCode = exitStatus.usage;
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ issues: all, absent, unsaid: silent.map(({ tool }) => tool), files: dataset?.files ?? [] })}\n`,
    );
    return;
  }
  const lines = [
    ...all.map(printCorpusIssue),
    ...absent.map((file) => `${file}: not there, and done without.`),
    ...silent.map(({ tool }) => `${tool}: nobody asks for it, so no model learns it.`),
    ...(dataset?.files ?? []).map(
      ({ file, examples, calls, refusals, plans }) =>
        `${file}: ${examples} examples: ${calls} calls, ${refusals} refusals, ${plans} plans.`,
    ),
    all.length === 0 ? 'Nothing is wrong.' : `${all.length} ${all.length === 1 ? 'thing is' : 'things are'} wrong.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

import { Option, type Command } from 'commander';
import { retrieverNames } from '../evaluation/retriever-name.ts';
import { jsonOption, modelOption, packOption } from './options.ts';

/** `octoweave eval` */
export function registerEval(program: Command): void {
  program
    .command('eval')
    .description('score the model, or recorded predictions, on files of cases')
    .argument('<file...>', 'JSON lines of cases')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(jsonOption())
    .option('--predictions <file>', 'score recorded {"id", "calls"} lines, without a model')
    .addOption(
      new Option('--retriever <retriever>', 'who chooses the tools of each request; all of the packs are on offer with none')
        .choices([...retrieverNames, 'none'])
        .default('none')
        .conflicts('predictions'),
    )
    .option('--min <figure=rate...>', 'fail below a rate, such as call=0.9')
    .option('--misses', 'list what went wrong', false)
    .addHelpText('after', '\nExamples:\n  $ octoweave eval packages/forge/evaluation/vehicle.test.jsonl --min call=0.88')
    .action(async (files: readonly string[], options) => (await import('../command/evaluate.ts')).evaluate(files, options));
}

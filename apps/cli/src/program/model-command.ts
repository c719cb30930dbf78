import type { Command } from 'commander';
import { jsonOption, modelOption, packOption } from './options.ts';

/** `octoweave model` */
export function registerModel(program: Command): void {
  const model = program.command('model').description('about models');
  model
    .command('info')
    .description('what a model is and whether it fits packs')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave model info\n  $ octoweave model info --model my.gguf')
    .action(async (options) => (await import('../command/model-info.ts')).modelInfo(options));
}

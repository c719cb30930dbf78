import type { Command } from 'commander';
import { jsonOption } from './options.ts';

/** `octoweave init pack` */
export function registerInit(program: Command): void {
  program
    .command('init')
    .description('start something new')
    .command('pack')
    .description('write an npm package with a working pack of tools: port, simulator, tests')
    .argument('<name>', 'of the pack: lower-case words joined by underscores')
    .option('--out <dir>', 'a folder that is not there yet or is empty; one of that name if left out')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  $ octoweave init pack smart_home
  $ octoweave init pack smart_home --out packages/smart-home --json
  $ octoweave call --pack ./smart_home 'smart_home.dim_lamp("kitchen", 40)'`,
    )
    .action(async (name: string, options) => (await import('../command/init-pack.ts')).initPack(name, options));
}

import { Option, type Command } from 'commander';
import { jsonOption, readCount } from './options.ts';

/** `octoweave journal` */
export function registerJournal(program: Command): void {
  program
    .command('journal')
    .description('list what was done, and what is not known to have been done')
    .addOption(jsonOption())
    .addOption(new Option('--last <n>', 'only the latest runs').argParser(readCount(1)))
    .addOption(new Option('--journal <file>', 'which journal (OCTOWEAVE_JOURNAL); the one in the state directory if left out'))
    .addHelpText('after', '\nExamples:\n  $ octoweave journal --last 3\n  $ octoweave journal --json')
    .action(async (options) => (await import('../command/journal.ts')).journal(options));
}

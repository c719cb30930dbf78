import type { Command } from 'commander';
import { jsonOption } from './options.ts';

/** `octoweave doctor` */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check that everything needed is here and works, and say which devices can be reached')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave doctor')
    .action(async (options) => (await import('../command/doctor.ts')).doctor(options));
}

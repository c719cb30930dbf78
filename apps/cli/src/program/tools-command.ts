import type { Command } from 'commander';
import { jsonOption, packOption } from './options.ts';

/** `octoweave tools` */
export function registerTools(program: Command): void {
  program
    .command('tools')
    .description('list the tools of packs, those of the car if none is named, or show one tool of any pack')
    .argument('[name]', 'a tool')
    .addOption(packOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ octoweave tools\n  $ octoweave tools --pack android,macos\n  $ octoweave tools set_seat_climate\n  $ octoweave tools macos.create_calendar_event',
    )
    .action(async (name: string | undefined, options) => (await import('../command/tools.ts')).tools(name, options));
}

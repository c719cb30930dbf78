import type { Command } from 'commander';
import { addOptions, deviceOptions, dryRunOption, jsonOption, modelOption, onlineHelp, packOption, runOptions } from './options.ts';

/** `octoweave run` */
export function registerRun(program: Command): void {
  const command = program
    .command('run')
    .description('turn one request into calls and run them, on the simulated car unless told otherwise')
    .argument('[query...]', 'what is said; read from standard input where it is left out or -');
  addOptions(command, [packOption(), modelOption(), ...deviceOptions(), jsonOption(), dryRunOption(), ...runOptions()])
    .addHelpText(
      'after',
      `${onlineHelp}

Examples:
  $ octoweave run "set my side to seventy two"
  $ octoweave run --dry-run "pop the trunk"
  $ octoweave run --approve-sensitive control_trunk "pop the trunk"
  $ octoweave run --driver viss --viss-url ws://127.0.0.1:8090 "open the sunroof halfway"
  $ echo "wipers on" | octoweave run --json`,
    )
    .action(async (words: readonly string[], options) => {
      const backend = (await import('../compose/open-early.ts')).openEarly(options.model);
      return (await import('../command/run.ts')).run(words, options, backend);
    });
}

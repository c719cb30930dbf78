import type { Command } from 'commander';
import { addOptions, deviceOptions, dryRunOption, jsonOption, packOption, runOptions } from './options.ts';

/** `octoweave undo` */
export function registerUndo(program: Command): void {
  const command = program
    .command('undo')
    .description('take back what a run did, with calls that are consented to and recorded like any other')
    .argument('[run]', 'a run of the journal, or the beginning of its id; the latest that changed something if left out');
  // What is undone without a record would be undone again.
  const recorded = runOptions().filter(({ long }) => long !== '--no-journal');
  addOptions(command, [packOption(), ...deviceOptions(), jsonOption(), dryRunOption(), ...recorded])
    .addHelpText(
      'after',
      `
A run is undone on the device it was on: with --driver, or with \`undo\` in \`octoweave repl\`, whose simulated devices stay. What cannot be
undone is named with the reason: what was sent, what nobody knows, what no tool of the pack takes back.

Examples:
  $ octoweave undo --dry-run --driver viss
  $ octoweave undo --driver viss --viss-url ws://127.0.0.1:8090
  $ octoweave undo 1f2e3d --driver adb
  $ octoweave journal --last 3                            # the ids of runs`,
    )
    .action(async (runId: string | undefined, options) => (await import('../command/undo.ts')).undo(runId, options));
}

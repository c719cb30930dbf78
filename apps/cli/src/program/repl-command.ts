import type { Command } from 'commander';
import { addOptions, deviceOptions, modelOptions, onlineHelp, packOption, planHelp, plannerOption, runOptions } from './options.ts';

/** `octoweave repl` */
export function registerRepl(program: Command): void {
  const command = program.command('repl').description('talk to one car, or to other devices, request after request');
  addOptions(command, [packOption(), ...modelOptions(), plannerOption(), ...deviceOptions(), ...runOptions()])
    .addHelpText(
      'after',
      `${onlineHelp}

What was said and done before is known to the planner where it reads that: split, compiler and json do, so that "make it two degrees warmer"
is understood; calls does not. The arrow keys bring back what was typed; Ctrl-C stops what is being done, Ctrl-D ends.
${planHelp}

Examples:
  $ octoweave repl --state moving
  $ octoweave repl --server http://127.0.0.1:8080 --pack android
  > text Priya that I am late
  > send it to Sid too
  > :undo`,
    )
    .action(async (options) => (await import('../command/repl.ts')).repl(options));
}

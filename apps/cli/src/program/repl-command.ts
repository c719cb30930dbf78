import type { Command } from 'commander';
import { addOptions, deviceOptions, modelOption, onlineHelp, packOption, runOptions } from './options.ts';

/** `octoweave repl` */
export function registerRepl(program: Command): void {
  const command = program.command('repl').description('talk to one car, or to other devices, request after request');
  addOptions(command, [packOption(), modelOption(), ...deviceOptions(), ...runOptions()])
    .addHelpText('after', `${onlineHelp}\n\nExamples:\n  $ octoweave repl --state moving`)
    .action(async (options) => (await import('../command/repl.ts')).repl(options));
}

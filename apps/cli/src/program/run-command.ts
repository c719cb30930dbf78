import type { Command } from 'commander';
import {
  addOptions,
  deviceOptions,
  dryRunOption,
  jsonOption,
  modelOptions,
  onlineHelp,
  packOption,
  planHelp,
  planOption,
  runOptions,
  separatePlan,
} from './options.ts';

/** `octoweave run` */
export function registerRun(program: Command): void {
  const command = program
    .command('run')
    .description('turn one request into calls and run them, on the simulated car unless told otherwise')
    .argument('[query...]', 'what is said; read from standard input where it is left out or -');
  addOptions(command, [packOption(), ...modelOptions(), planOption(), ...deviceOptions(), jsonOption(), dryRunOption(), ...runOptions()])
    .addHelpText(
      'after',
      `${onlineHelp}

--plan is for requests that one answer of the model cannot serve: steps one after the other, results handed on, planning anew where something
failed, questions at the terminal. A model that follows instructions plans without it, too.
${planHelp}

Examples:
  $ octoweave run "set my side to seventy two"
  $ octoweave run --dry-run "pop the trunk"
  $ octoweave run --approve-sensitive control_trunk "pop the trunk"
  $ octoweave run --plan "cool the car down, then open the sunroof halfway"
  $ octoweave run --model instruct.gguf --pack android "find Priya's number and text her that I am late"
  $ octoweave run --server http://127.0.0.1:8080 "open the sunroof halfway"
  $ octoweave run --driver viss --viss-url ws://127.0.0.1:8090 "open the sunroof halfway"
  $ echo "wipers on" | octoweave run --json`,
    )
    .action(async (given: readonly string[], options) => {
      const { words, plan } = separatePlan(given, options.plan);
      const model = (await import('../compose/open-early.ts')).openEarly(options);
      return (await import('../command/run.ts')).run(words, { ...options, plan }, model);
    });
}

import { Option, type Command } from 'commander';
import { planFormats } from '../plan/plan-format.ts';
import { addOptions, modelOptions, packOption, planHelp, plannerOption, stateOption } from './options.ts';

/** `octoweave plan` */
export function registerPlan(program: Command): void {
  const command = program
    .command('plan')
    .description('show how a request would be carried out, as a tree or a picture; nothing is run')
    .argument('[query...]', 'what is said; read from standard input where it is left out or -');
  addOptions(command, [
    packOption(),
    ...modelOptions(),
    plannerOption(),
    new Option('--format <format>', 'how it is shown').choices(planFormats).default('tree'),
    stateOption(),
  ])
    .addHelpText(
      'after',
      `
Devices are simulated ones. What a value would be that comes from an earlier call stands as $1; what would be asked stands beside its call.
Exit status: 0 a plan, 3 no tool serves it, 4 a value is missing or a part could not be read.
${planHelp}

Examples:
  $ octoweave plan "cool the car down and open the sunroof halfway"
  $ octoweave plan --format svg "open the sunroof and lock all the doors" > plan.svg
  $ octoweave plan --format mermaid --model instruct.gguf --pack android "find Priya's number and text her that I am late"
  $ octoweave plan --format json --planner split "lock the car and then take me home"`,
    )
    .action(async (words: readonly string[], options) => {
      const model = (await import('../compose/open-early.ts')).openEarly(options);
      return (await import('../command/plan.ts')).plan(words, options, model);
    });
}

import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };

const packOption = (): Option => new Option('--pack <name>', 'tools to offer').default('vehicle');
const modelOption = (): Option => new Option('--model <file>', 'a GGUF file; the embedded model if left out');
const stateOption = (): Option =>
  new Option('--state <preset|file>', 'what the simulated car starts as: parked, idling, moving, or a JSON file of signals').default(
    'parked',
  );
const jsonOption = (): Option => new Option('--json', 'machine-readable output').default(false);

/** The command line. Each command is loaded when it is asked for, so that starting costs what is used. */
export function createProgram(): Command {
  const program = new Command('octoweave')
    .description('Turns what a person says into calls on a device, with a small model that runs here.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(octoweave --help shows the commands)')
    .addHelpText(
      'after',
      `
Examples:
  $ octoweave run "it's freezing back there, and open the sunroof halfway"
  $ octoweave run --state moving --json "unlock the doors"
  $ octoweave repl
  $ octoweave tools operate_sunroof

Exit status: 0 done, 2 bad input, 3 no tool serves it, 4 a call failed or lacks a value, 5 model, 6 below a minimum, 130 stopped.`,
    );

  program
    .command('run')
    .description('turn one request into calls and run them on the simulated car')
    .argument('[query...]', 'what is said; read from standard input where it is left out or -')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .option('--dry-run', 'show the calls with their values, and run none', false)
    .option('--yes', 'consent to calls that write; sensitive ones are asked for all the same', false)
    .addHelpText(
      'after',
      `
Examples:
  $ octoweave run "set my side to seventy two"
  $ octoweave run --dry-run "pop the trunk"
  $ echo "wipers on" | octoweave run --json`,
    )
    .action(async (words: readonly string[], options) => {
      const backend = (await import('./compose/open-early.ts')).openEarly(options.model);
      return (await import('./command/run.ts')).run(words, options, backend);
    });

  program
    .command('repl')
    .description('talk to one car, request after request')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(stateOption())
    .option('--yes', 'consent to calls that write', false)
    .addHelpText('after', '\nExamples:\n  $ octoweave repl --state moving')
    .action(async (options) => (await import('./command/repl.ts')).repl(options));

  program
    .command('tools')
    .description('list the tools, or show one')
    .argument('[name]', 'a tool')
    .addOption(packOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave tools\n  $ octoweave tools set_seat_climate')
    .action(async (name: string | undefined, options) => (await import('./command/tools.ts')).tools(name, options));

  program
    .command('grammar')
    .description('print the grammar that holds the answers of the model')
    .argument('[query...]', 'a request whose words arguments may copy')
    .addOption(packOption())
    .addOption(new Option('--format <format>', 'notation').choices(['gbnf', 'ebnf']).default('gbnf'))
    .addOption(modelOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave grammar "take me to the airport"\n  $ octoweave grammar --format ebnf')
    .action(async (words: readonly string[], options) => (await import('./command/grammar.ts')).grammar(words, options));

  program
    .command('eval')
    .description('score the model, or recorded predictions, on files of cases')
    .argument('<file...>', 'JSON lines of cases')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(jsonOption())
    .option('--predictions <file>', 'score recorded {"id", "calls"} lines, without a model')
    .option('--min <figure=rate...>', 'fail below a rate, such as call=0.9')
    .option('--misses', 'list what went wrong', false)
    .addHelpText('after', '\nExamples:\n  $ octoweave eval packages/forge/evaluation/vehicle.test.jsonl --min call=0.88')
    .action(async (files: readonly string[], options) => (await import('./command/evaluate.ts')).evaluate(files, options));

  const model = program.command('model').description('about models');
  model
    .command('info')
    .description('what a model is and whether it fits a pack')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave model info\n  $ octoweave model info --model my.gguf')
    .action(async (options) => (await import('./command/model-info.ts')).modelInfo(options));

  program
    .command('doctor')
    .description('check that everything needed is here and works')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave doctor')
    .action(async (options) => (await import('./command/doctor.ts')).doctor(options));

  return program;
}

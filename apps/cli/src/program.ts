import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };

const packOption = (): Option => new Option('--pack <name>', 'tools to offer').default('vehicle');
const modelOption = (): Option => new Option('--model <file>', 'a GGUF file; the embedded model if left out');
const stateOption = (): Option =>
  new Option('--state <preset|file>', 'what the simulated car starts as: parked, idling, moving, or a JSON file of signals').default(
    'parked',
  );
const jsonOption = (): Option => new Option('--json', 'machine-readable output').default(false);
const yesOption = (): Option =>
  new Option('--yes', 'consent to calls that write; sensitive ones are asked for all the same').default(false);
const approveSensitiveOption = (): Option =>
  new Option('--approve-sensitive <tools>', 'tools that may run without asking, joined by commas; may be repeated')
    .default([])
    .argParser((names: string, before: readonly string[]) => [...before, ...names.split(',').filter((name) => name !== '')]);
const journalOption = (): Option =>
  new Option('--journal <file>', 'where to record what is done (OCTOWEAVE_JOURNAL); in the state directory if left out');
const noJournalOption = (): Option => new Option('--no-journal', 'keep no record');
const dryRunOption = (): Option => new Option('--dry-run', 'show the calls with their values, and run none').default(false);

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
  $ octoweave call 'operate_sunroof("open", 50)'
  $ octoweave journal --last 3
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
    .addOption(dryRunOption())
    .addOption(yesOption())
    .addOption(approveSensitiveOption())
    .addOption(journalOption())
    .addOption(noJournalOption())
    .addHelpText(
      'after',
      `
Examples:
  $ octoweave run "set my side to seventy two"
  $ octoweave run --dry-run "pop the trunk"
  $ octoweave run --approve-sensitive control_trunk "pop the trunk"
  $ echo "wipers on" | octoweave run --json`,
    )
    .action(async (words: readonly string[], options) => {
      const backend = (await import('./compose/open-early.ts')).openEarly(options.model);
      return (await import('./command/run.ts')).run(words, options, backend);
    });

  program
    .command('call')
    .description('run calls that are written out, without a model')
    .argument('[calls...]', 'calls; read from standard input where they are left out or -')
    .addOption(packOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .option('--json-calls', 'the calls are written as JSON', false)
    .addOption(dryRunOption())
    .addOption(yesOption())
    .addOption(approveSensitiveOption())
    .addOption(journalOption())
    .addOption(noJournalOption())
    .addHelpText(
      'after',
      `
Examples:
  $ octoweave call 'vehicle.operate_sunroof("open", 50)'
  $ octoweave call 'operate_sunroof(action="open", position=50); control_wipers("on")'
  $ octoweave call 'set_climate_temperature("driver", " seventy two")'     # a space first: words, not a value
  $ octoweave call --json-calls '[{"tool":"vehicle.operate_sunroof","arguments":{"action":"close"}}]'`,
    )
    .action(async (texts: readonly string[], options) => (await import('./command/call.ts')).call(texts, options));

  program
    .command('journal')
    .description('list what was done, and what is not known to have been done')
    .addOption(jsonOption())
    .addOption(new Option('--last <n>', 'only the latest runs').argParser(readCount))
    .addOption(new Option('--journal <file>', 'which journal (OCTOWEAVE_JOURNAL); the one in the state directory if left out'))
    .addHelpText('after', '\nExamples:\n  $ octoweave journal --last 3\n  $ octoweave journal --json')
    .action(async (options) => (await import('./command/journal.ts')).journal(options));

  program
    .command('repl')
    .description('talk to one car, request after request')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(stateOption())
    .addOption(yesOption())
    .addOption(approveSensitiveOption())
    .addOption(journalOption())
    .addOption(noJournalOption())
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

function readCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('It takes a number from 1.');
  return Number(text);
}

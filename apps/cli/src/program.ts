import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { registerCall } from './program/call-command.ts';
import { registerData } from './program/data-command.ts';
import { registerDoctor } from './program/doctor-command.ts';
import { registerEval } from './program/eval-command.ts';
import { registerGrammar } from './program/grammar-command.ts';
import { registerInit } from './program/init-command.ts';
import { registerJournal } from './program/journal-command.ts';
import { registerModel } from './program/model-command.ts';
import { registerPlan } from './program/plan-command.ts';
import { registerRepl } from './program/repl-command.ts';
import { registerRun } from './program/run-command.ts';
import { registerSimulate } from './program/simulate-command.ts';
import { registerTools } from './program/tools-command.ts';
import { registerUndo } from './program/undo-command.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };

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
  $ octoweave plan "cool the car down and open the sunroof halfway"
  $ octoweave call 'android.set_volume(4, "ring")'
  $ octoweave simulate vehicle --viss
  $ octoweave journal --last 3
  $ octoweave undo --dry-run --driver viss
  $ octoweave repl
  $ octoweave model pull https://example.org/instruct.gguf
  $ octoweave tools operate_sunroof

Exit status: 0 done, 2 bad input, 3 no tool serves it, 4 a call failed or lacks a value, 5 model, 6 below a minimum, 7 no way to a device,
130 stopped. Traces go to OTEL_EXPORTER_OTLP_ENDPOINT where it is set.`,
    );
  registerRun(program);
  registerPlan(program);
  registerCall(program);
  registerJournal(program);
  registerUndo(program);
  registerRepl(program);
  registerSimulate(program);
  registerTools(program);
  registerGrammar(program);
  registerEval(program);
  registerModel(program);
  registerData(program);
  registerDoctor(program);
  registerInit(program);
  return program;
}

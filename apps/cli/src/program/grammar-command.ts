import { Option, type Command } from 'commander';
import { modelOption, packOption } from './options.ts';

/** `octoweave grammar` */
export function registerGrammar(program: Command): void {
  program
    .command('grammar')
    .description('print the grammar that holds the answers of the model')
    .argument('[query...]', 'a request whose words arguments may copy')
    .addOption(packOption())
    .addOption(new Option('--format <format>', 'notation').choices(['gbnf', 'ebnf']).default('gbnf'))
    .addOption(modelOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave grammar "take me to the airport"\n  $ octoweave grammar --format ebnf')
    .action(async (words: readonly string[], options) => (await import('../command/grammar.ts')).grammar(words, options));
}

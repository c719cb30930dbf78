import { InvalidArgumentError, Option, type Command } from 'commander';
import { addOptions, jsonOption, listOption, readCount, serverOptions } from './options.ts';

/** Which corpora are meant. */
const corpusOptions = (): readonly Option[] => [
  listOption('--pack <names>', 'packs one model is to know, your own by its path; vehicle if left out'),
  listOption('--phrasings <[pack=]folder>', 'the corpus of a pack of your own: its .phrasings, lists/, served.txt'),
  new Option('--corpora <folder>', 'corpora of the other packs; those that come with octoweave if left out'),
];

/** `octoweave data` */
export function registerData(program: Command): void {
  const data = program.command('data').description('about what people say: from phrasings to training data');
  addOptions(data.command('generate'), corpusOptions())
    .description('make training data from phrasings')
    .option('--start-from <model>', 'a GGUF file: its tools keep their tokens, and what it does not know yet follows')
    .addOption(
      new Option('--share <number>', 'of the examples, how many are of the packs of --phrasings alone').default(0.5).argParser(readShare),
    )
    .option('--out <folder>', 'data/ and the names of the packs if left out')
    .addOption(new Option('--examples <count>', 'of train.jsonl').default(300_000).argParser(readCount(1)))
    .addOption(new Option('--development <count>', 'of development.jsonl').default(1500).argParser(readCount(0)))
    .addOption(new Option('--seed <number>', 'same seed, same bytes').default(1).argParser(readCount(0)))
    .addOption(new Option('--copies <count>', 'how often the very same example may come').default(4).argParser(readCount(1)))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  $ octoweave data generate --pack vehicle,android,macos --examples 900000 --copies 6
  $ octoweave data generate --pack vehicle,android,macos,./coffee-pack.ts --phrasings ./phrasings --start-from octoweave-trio.gguf`,
    )
    .action(async (options) => (await import('../command/data-generate.ts')).dataGenerate(options));
  addOptions(data.command('validate'), corpusOptions())
    .description('find every slip of the phrasings, and of data made from them')
    .option('--data <folder>', 'where data was generated: each answer is held against the grammar of its request')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Exit status: 0 nothing is wrong, 2 something is.

Examples:
  $ octoweave data validate --pack vehicle,android,macos
  $ octoweave data validate --pack ./coffee-pack.ts --phrasings ./phrasings --data data/coffee`,
    )
    .action(async (options) => (await import('../command/data-validate.ts')).dataValidate(options));
  addOptions(data.command('stats'), corpusOptions())
    .description('count phrasings by tool, and examples by kind')
    .option('--data <folder>', 'where data was generated: its kinds, and drafts that were thrown out')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave data stats --pack vehicle,android,macos --data data/vehicle-android-macos')
    .action(async (options) => (await import('../command/data-stats.ts')).dataStats(options));
  addOptions(data.command('suggest'), [
    ...corpusOptions(),
    new Option('--model <file|name>', 'a GGUF file that follows instructions, or a model that was pulled'),
    ...serverOptions(),
  ])
    .description('ask a model for more phrasings of a tool, for you to read and keep; never needed')
    .argument('[tool]', 'a tool, with or without its pack; every tool of the packs if left out')
    .addOption(new Option('--each <count>', 'how many sentences are asked for each call').default(8).argParser(readCount(1)))
    .addOption(new Option('--calls <count>', 'about how many calls of a tool; all of its corpus if left out').argParser(readCount(1)))
    .addOption(new Option('--seed <number>', 'draws calls, and the phrasings that are shown').default(1).argParser(readCount(0)))
    .option('--out <file>', 'the draft of one tool; <tool>.suggested.phrasings if left out')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The calls are those of the tool's corpus, or of its declared examples where nobody has written a phrasing. Only sentences that a corpus would accept under
the call are kept, and none that is there already. They are written to a draft; nothing is put into a corpus. Ctrl-C keeps what there is.
Exit status: 0 there is something to read, 4 nothing held up and no file was written.

Examples:
  $ octoweave data suggest operate_sunroof --server http://127.0.0.1:8080
  $ octoweave data suggest keep_warm --pack ./coffee-pack.ts --phrasings ./phrasings --model instruct.gguf --each 12
  $ octoweave data suggest --pack android --server http://127.0.0.1:11434 --server-model NAME --calls 5 --json`,
    )
    .action(async (tool: string | undefined, options) => (await import('../command/data-suggest.ts')).dataSuggest(tool, options));
}

/** Reads a number from 0 to 1. @throws {InvalidArgumentError} */
function readShare(text: string): number {
  const share = Number(text);
  if (!/^\d*\.?\d+$/u.test(text) || share > 1) throw new InvalidArgumentError('It takes a number from 0 to 1.');
  return share;
}

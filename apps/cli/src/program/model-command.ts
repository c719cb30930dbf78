import { Option, type Command } from 'commander';
import { jsonOption, modelOption, packOption } from './options.ts';

/** `octoweave model` */
export function registerModel(program: Command): void {
  const model = program.command('model').description('about models');
  model
    .command('info')
    .description('what a model is and whether it fits packs')
    .addOption(packOption())
    .addOption(modelOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave model info\n  $ octoweave model info --model my.gguf')
    .action(async (options) => (await import('../command/model-info.ts')).modelInfo(options));
  model
    .command('pull')
    .description('download a model, or go on where it broke off, for people who are online')
    .argument('<name|url>', 'the address of a GGUF file, or a name that a manifest has')
    .option('--name <name>', 'what it is called here; as its file if left out')
    .option('--sha256 <digest>', 'what the SHA-256 of the file must be')
    .addOption(
      new Option(
        '--manifest <file>',
        'where names are looked up (OCTOWEAVE_MODEL_MANIFEST); models.json in the folder of models if left out',
      ),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A manifest is JSON: {"models": {"planner": {"url": "https://example.org/planner.gguf", "sha256": "…"}}}
Models are kept in $XDG_DATA_HOME/octoweave/models (~/.local/share), or where OCTOWEAVE_MODELS says.

Examples:
  $ octoweave model pull https://example.org/planner.gguf --sha256 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
  $ octoweave model pull planner --manifest models.json
  $ octoweave run --model planner "cool the car down and open the sunroof halfway"`,
    )
    .action(async (wanted: string, options) => (await import('../command/model-pull.ts')).modelPull(wanted, options));
  model
    .command('list')
    .description('list the models that are here')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ octoweave model list --json')
    .action(async (options) => (await import('../command/model-list.ts')).modelList(options));
  model
    .command('remove')
    .description('remove a model that was pulled')
    .argument('<name>', 'as `octoweave model list` shows it')
    .addHelpText('after', '\nExamples:\n  $ octoweave model remove planner')
    .action(async (name: string) => (await import('../command/model-remove.ts')).modelRemove(name));
}

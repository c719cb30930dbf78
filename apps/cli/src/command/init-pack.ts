import { relative, resolve } from 'node:path';
import { definePack, isAgentError, type ToolDefinitionError } from '@octoweave/core';
import { knownPacks } from '../compose/pack/known-packs.ts';
import { createPaint } from '../presentation/paint.ts';
import { renderPackTemplate } from '../scaffold/pack-template.ts';
import { writeNewFolder } from '../scaffold/write-new-folder.ts';
import { UsageError } from '../usage-error.ts';

/** Options of `octoweave init pack`. */
export interface InitPackOptions {
  /** @defaultValue a folder of the pack's name */
  readonly out?: string;
  readonly json: boolean;
}

/** Writes a package with a working pack into a new folder. @throws {UsageError} for a name no pack may have, or a folder with something in it. */
export async function initPack(name: string, { out = name, json }: InitPackOptions): Promise<void> {
  checkName(name);
  const folder = resolve(out);
  const files = await renderPackTemplate({ name, folder });
  await writeNewFolder(folder, files);
  const paths = files.map(({ path }) => path);
  process.stdout.write(json ? `${JSON.stringify({ folder, files: paths }, undefined, 2)}\n` : tellNextSteps({ name, folder, paths }));
}

function checkName(name: string): void {
  if (knownPacks.some((known) => known.name === name)) throw new UsageError(`There is a pack "${name}" already. Choose another name.`);
  try {
    definePack({ name, version: '0.1.0', definitions: [] });
  } catch (error) {
    if (!isAgentError(error) || error.code !== 'tool-definition-invalid') throw error;
    throw new UsageError(`No pack can be called that: ${(error as ToolDefinitionError).issues.join('; ')}. Such a name is smart_home.`);
  }
}

interface WrittenPack {
  readonly name: string;
  readonly folder: string;
  readonly paths: readonly string[];
}

function tellNextSteps({ name, folder, paths }: WrittenPack): string {
  const paint = createPaint(process.stdout);
  const shown = relative(process.cwd(), folder) || '.';
  const steps: readonly (readonly [command: string, what: string])[] = [
    ...(shown === '.' ? [] : [[`cd ${shown}`, ''] as const]),
    ['npm install', 'builds it, too'],
    ['npm test', 'types, its own tests, and the laws of every pack'],
    ['npx octoweave tools --pack .', ''],
    [`npx octoweave call --pack . '${name}.dim_lamp("kitchen", 40)'`, ''],
  ];
  return [
    `The pack ${paint.tool(name)} is in ${shown}:`,
    ...paths.map((path) => `  ${paint.quiet(path)}`),
    '',
    'Next:',
    ...steps.map(([command, what]) => `  ${command}${what === '' ? '' : paint.quiet(`   # ${what}`)}`),
    '',
    'Then put your device in the place of the lamps: src/lamps-port.ts is what the tools need of it.',
    '',
  ].join('\n');
}

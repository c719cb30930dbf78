import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { definePack, implementPack, isAgentError, type ImplementedToolPack } from '@octoweave/core';
import { UsageError } from '../../usage-error.ts';
import type { PackContribution } from './pack-contribution.ts';

/** What the module of a pack exports. */
interface PackModule {
  /** The pack on a device of its own; called once. */
  readonly createPack: () => ImplementedToolPack | Promise<ImplementedToolPack>;
}

/**
 * The pack that a module exports as `createPack`, by the path of the module or of its package's folder. Runs the code of the module.
 *
 * @throws {UsageError} where nothing there can be loaded, or what it exports is no pack.
 */
export async function loadPack(path: string): Promise<PackContribution> {
  const pack = await createPack(await importModule(path), path);
  return {
    name: pack.name,
    declare: () => Promise.resolve(pack),
    drivers: {
      simulator: ({ state }) => {
        if (state === undefined) return Promise.resolve({ implemented: pack, deviceName: `pack ${resolve(path)}` });
        throw new UsageError(`--state cannot be given for ${pack.name}: a pack from ${path} starts as its createPack() says.`);
      },
    },
    presets: [],
  };
}

async function importModule(path: string): Promise<Partial<PackModule>> {
  const file = await findModule(path);
  if (/\.[cm]?ts$/u.test(file) && !process.features.typescript)
    throw new UsageError(
      `Node ${process.versions.node} does not run ${path}, which is TypeScript. Use Node 22.18 or newer, or build the package and name its folder.`,
    );
  try {
    return (await import(pathToFileURL(file).href)) as Partial<PackModule>;
  } catch (error) {
    throw new UsageError(`The pack at ${path} cannot be loaded: ${messageOf(error)}`);
  }
}

/** The file itself, or what the package in a folder exports as a whole. */
async function findModule(path: string): Promise<string> {
  const found = resolve(path);
  const entry = await stat(found).catch(() => undefined);
  if (!entry) throw new UsageError(`There is no pack at ${path}: nothing is there.`);
  if (!entry.isDirectory()) return found;
  const main = join(found, await readMain(path));
  if (await stat(main).catch(() => undefined)) return main;
  throw new UsageError(
    `The package in ${path} exports ${main}, which is not there. Run \`npm run build\` in it, or name its source, such as ${join(path, 'src', 'index.ts')}.`,
  );
}

interface PackageManifest {
  readonly exports?: string | Readonly<Record<string, unknown>>;
  readonly main?: string;
}

async function readMain(path: string): Promise<string> {
  try {
    const { exports: exported, main } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as PackageManifest;
    const whole = typeof exported === 'object' && '.' in exported ? exported['.'] : exported;
    return chooseCondition(whole) ?? main ?? 'index.js';
  } catch (error) {
    throw new UsageError(
      `The folder ${path} has no package.json that can be read: ${messageOf(error)} Name the folder of a package, or a module.`,
    );
  }
}

const conditions: ReadonlySet<string> = new Set(['node', 'import', 'module-sync', 'default']);

/** The first of nested conditions that holds for an import by Node. */
function chooseCondition(exported: unknown): string | undefined {
  if (typeof exported !== 'object' || exported === null) return typeof exported === 'string' ? exported : undefined;
  for (const [condition, nested] of Object.entries(exported)) {
    const chosen = conditions.has(condition) ? chooseCondition(nested) : undefined;
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

/** Checks what came from outside the types as `definePack` and `implementPack` check it. */
async function createPack({ createPack: create }: Partial<PackModule>, path: string): Promise<ImplementedToolPack> {
  if (typeof create !== 'function')
    throw new UsageError(`The module at ${path} exports no function createPack. It has to give a pack whose tools are implemented.`);
  try {
    const pack = await create();
    return implementPack(definePack(pack), pack.tools, { settle: pack.settle });
  } catch (error) {
    throw new UsageError(`createPack() of ${path} gives no pack: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  if (isAgentError(error)) return error.message;
  return `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}.`;
}

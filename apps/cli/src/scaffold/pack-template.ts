import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of a scaffold. */
export interface ScaffoldFile {
  /** Within the folder, with slashes. */
  readonly path: string;
  readonly content: string;
}

/** What a template is filled in with. */
export interface PackTemplateOptions {
  /** Lower-case words joined by underscores. */
  readonly name: string;
  /** Where the package will be. */
  readonly folder: string;
}

const programFolder = fileURLToPath(new URL('../..', import.meta.url));
const templateFolder = join(programFolder, 'templates', 'pack');
/** The version of every package in a clone. */
const unpublished = '0.0.0';

/** The files of a new package, by the template in `templates/pack`, whose placeholders are names themselves: `pack_name`, `packName`. */
export async function renderPackTemplate({ name, folder }: PackTemplateOptions): Promise<readonly ScaffoldFile[]> {
  const words = name.split('_').filter((word) => word !== '');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const fillings: Readonly<Record<string, string>> = {
    pack_name: name,
    'pack-name': words.join('-'),
    packName: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    PackName: pascal,
    ...(await dependencies(folder)),
  };
  // In one pass, so that a name which looks like a placeholder stays as it is.
  const placeholder = new RegExp(Object.keys(fillings).join('|'), 'gu');
  const fill = (text: string): string => text.replaceAll(placeholder, (found) => fillings[found] ?? found);
  const paths = await listFiles(templateFolder);
  const files = await Promise.all(
    paths.map(async (path) => ({
      // npm leaves a .gitignore out of what it publishes.
      path: fill(path === 'gitignore' ? '.gitignore' : path),
      content: fill(await readFile(join(templateFolder, path), 'utf8')),
    })),
  );
  return files.toSorted((left, right) => left.path.localeCompare(right.path));
}

/** The version of core and of this program where they are published; in a clone, which is not, the folders of their packages. */
async function dependencies(folder: string): Promise<Readonly<Record<'core-range' | 'core-source' | 'cli-source', string>>> {
  const coreFolder = dirname(dirname(createRequire(import.meta.url).resolve('@octoweave/core')));
  const { version } = JSON.parse(await readFile(join(coreFolder, 'package.json'), 'utf8')) as { readonly version: string };
  const range = `^${version}`;
  const source = (linked: string): string => (version === unpublished ? `file:${withSlashes(relative(resolve(folder), linked))}` : range);
  return { 'core-range': range, 'core-source': source(coreFolder), 'cli-source': source(programFolder) };
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => withSlashes(relative(folder, join(entry.parentPath, entry.name))));
}

const withSlashes = (path: string): string => path.split(sep).join(posix.sep);

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import type { ScaffoldFile } from './pack-template.ts';

/**
 * Writes files into a folder that is not there yet, or is empty. What is there already is never written over.
 *
 * @throws {UsageError} where the folder has something in it, or cannot be written.
 */
export async function writeNewFolder(folder: string, files: readonly ScaffoldFile[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const [present] = await readdir(folder);
    if (present !== undefined)
      throw new UsageError(`The folder ${folder} is not empty ("${present}" is in it), and nothing was written. Name another with --out.`);
    for (const { path, content } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content, { flag: 'wx' });
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The folder ${folder} cannot be written: ${reason}. Name another with --out.`);
  }
}

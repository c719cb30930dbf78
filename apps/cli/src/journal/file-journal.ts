import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Journal, JournalEntry } from '@octoweave/core';

/**
 * A journal as a file of JSON lines, one entry a line.
 *
 * - Append-only (`O_APPEND`), one write and one `fsync` an entry; several processes may share the file.
 * - A line that a crash has torn is ended before the next entry, so that it costs no other.
 * - Only its owner may read it: it holds what was said, and to whom.
 */
export function createFileJournal(path: string): Journal {
  let last: Promise<unknown> = Promise.resolve();
  return {
    append(entry) {
      const appended = last.then(() => appendLine(path, entry));
      // The next entry has its own try; this failure is told to whoever appended.
      last = appended.catch(() => undefined);
      return appended;
    },
  };
}

async function appendLine(path: string, entry: JournalEntry): Promise<void> {
  const file = await openFile(path);
  try {
    const line = Buffer.from(`${(await isTorn(file)) ? '\n' : ''}${JSON.stringify(entry)}\n`);
    const { bytesWritten } = await file.write(line);
    if (bytesWritten !== line.length) throw new Error(`only ${bytesWritten} of ${line.length} bytes were written to ${path}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

const ownerOnly = { file: 0o600, directory: 0o700 };

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a+', ownerOnly.file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  await makeDirectory(dirname(path));
  const file = await open(path, 'a+', ownerOnly.file);
  await syncDirectory(dirname(path));
  return file;
}

/** Node's own recursive `mkdir` never ends where the system denies that a folder exists which does, as under `/proc`. */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, ownerOnly.directory);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeDirectory(dirname(path));
    await mkdir(path, ownerOnly.directory).catch((again: unknown) => {
      if (!hasCode(again, 'EEXIST')) throw again;
    });
  }
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** Makes the new file's name outlive a power failure, too, where the platform lets directories be synchronised. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

const lineEnd = 0x0a;

async function isTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== lineEnd;
}

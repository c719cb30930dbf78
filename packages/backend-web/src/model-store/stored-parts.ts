import type { ModelParts } from './model-parts.ts';

/** Gives the root of the origin private file system; rejects where the browser keeps nothing. */
export type OpenDirectory = () => Promise<FileSystemDirectoryHandle>;

/** Where parts are kept. */
export interface StoredPartsOptions {
  readonly openDirectory: OpenDirectory;
  readonly folder: string;
  /** Names the model by its content. */
  readonly sha256: string;
  /** Bytes of every part but the last. */
  readonly partBytes: number;
}

/** Written last: the parts before it are the whole model. */
const finishedName = 'finished';

/**
 * Opens what is kept of a model: each part a file of its own, written whole, so that a tab closed in the middle loses one part and no other.
 *
 * @throws {DOMException | TypeError} where the browser keeps nothing.
 */
export async function openStoredParts({ openDirectory, folder, sha256, partBytes }: StoredPartsOptions): Promise<ModelParts> {
  const root = await openDirectory();
  const models = await root.getDirectoryHandle(folder, { create: true });
  const directory = await models.getDirectoryHandle(sha256, { create: true });
  const isFinished = (await readFile(directory, finishedName)) !== undefined;
  const files: Blob[] = [];
  for (;;) {
    const file = await readFile(directory, partName(files.length));
    // A shorter part is the last of a finished model, or the beginning of one that was never written to its end.
    if (!file || (file.size !== partBytes && !isFinished)) break;
    files.push(file);
  }
  return {
    isStored: true,
    isFinished,
    files,
    append: async (bytes) => {
      files.push(await writeFile(directory, partName(files.length), bytes));
    },
    finish: async () => {
      await writeFile(directory, finishedName, new Uint8Array());
    },
  };
}

/** Forgets the parts of a model. Harmless where there are none, and where another tab holds them. */
export async function removeStoredParts({ openDirectory, folder, sha256 }: Omit<StoredPartsOptions, 'partBytes'>): Promise<void> {
  try {
    const root = await openDirectory();
    const models = await root.getDirectoryHandle(folder);
    await models.removeEntry(sha256, { recursive: true });
  } catch (error) {
    if (!isExpected(error)) throw error;
  }
}

const isExpected = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof DOMException && ['NotFoundError', 'NoModificationAllowedError', 'SecurityError'].includes(error.name));

const partName = (index: number): string => `part-${String(index).padStart(5, '0')}`;

async function readFile(directory: FileSystemDirectoryHandle, name: string): Promise<File | undefined> {
  try {
    const handle = await directory.getFileHandle(name);
    return await handle.getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

/** Nothing of it is there until it is there whole. */
async function writeFile(directory: FileSystemDirectoryHandle, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<File> {
  const handle = await directory.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  try {
    await writable.write(bytes);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
  return handle.getFile();
}

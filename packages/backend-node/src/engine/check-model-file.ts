import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { EngineFailureError } from './engine-failure-error.ts';

/** The first bytes of every GGUF file (ggml `docs/gguf.md`). */
const ggufMagic = 'GGUF';

/** What is known of a model file before an engine sees it. */
export interface CheckModelFileOptions {
  readonly location: string;
  readonly sha256: string | undefined;
}

/**
 * Refuses what the engine would refuse with a poor message: no file, a folder, another format, another content than promised.
 *
 * @returns the size of the file in bytes
 * @throws {EngineFailureError} with a `ModelLoadErrorCode`.
 */
export async function checkModelFile({ location, sha256 }: CheckModelFileOptions): Promise<number> {
  const refuse = (code: string, reason: string, advice: string): never => {
    throw new EngineFailureError({ kind: 'model-load', code, reason, advice });
  };
  const status = await stat(location).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT'
      ? refuse('model-not-found', 'there is no such file.', 'Check the path, or leave out --model to use the embedded model.')
      : refuse('model-unreadable', error.message, 'Check the permissions of the file.'),
  );
  if (!status.isFile()) refuse('model-unreadable', 'it is not a file.', 'Give the path of a .gguf file.');
  const magic = await readMagic(location).catch((error: Error) => refuse('model-unreadable', error.message, 'Check the permissions of the file.'));
  if (magic !== ggufMagic) refuse('model-not-gguf', 'it is not a GGUF file.', 'Convert the model to GGUF, or check that the download is complete.');
  if (sha256 !== undefined) {
    const actual = await digestFile(location);
    if (actual !== sha256)
      refuse('model-digest-mismatch', `its SHA-256 is ${actual.slice(0, 12)}, not ${sha256.slice(0, 12)}.`, 'The file was changed or damaged; install it again.');
  }
  return status.size;
}

async function readMagic(location: string): Promise<string> {
  const file = await open(location, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(ggufMagic.length), 0, ggufMagic.length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function digestFile(location: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(location), hash);
  return hash.digest('hex');
}

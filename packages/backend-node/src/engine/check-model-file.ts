import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { EngineFailureError } from './engine-failure-error.ts';

/** The first bytes of every GGUF file (ggml `docs/gguf.md`). */
const ggufMagic = 'GGUF';
/** Magic, version, number of tensors, number of metadata entries. */
const headerBytes = 24;

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
  const header = await readHeader(location).catch((error: Error) =>
    refuse('model-unreadable', error.message, 'Check the permissions of the file.'),
  );
  if (header.toString('latin1', 0, 4) !== ggufMagic)
    refuse('model-not-gguf', 'it is not a GGUF file.', 'Convert the model to GGUF, or check that the download is complete.');
  if (header.length < headerBytes) refuse('model-truncated', `it has only ${status.size} bytes.`, 'Download or install the file again.');
  if (!isPlausible(header, status.size))
    refuse(
      'model-not-gguf',
      'its header is damaged, or of a version other than 2 and 3.',
      'Download the file again, or convert the model anew.',
    );
  if (sha256 !== undefined) {
    const actual = await digestFile(location);
    if (actual !== sha256)
      refuse(
        'model-digest-mismatch',
        `its SHA-256 is ${actual.slice(0, 12)}, not ${sha256.slice(0, 12)}.`,
        'The file was changed or damaged; install it again.',
      );
  }
  return status.size;
}

/** Version, and counts of tensors and of metadata that the file has room for; a reader would follow absurd ones for hours. */
function isPlausible(header: Buffer, bytes: number): boolean {
  const version = header.readUInt32LE(4);
  const tensors = header.readBigUInt64LE(8);
  const metadata = header.readBigUInt64LE(16);
  return (version === 2 || version === 3) && tensors <= bytes && metadata <= bytes;
}

async function readHeader(location: string): Promise<Buffer> {
  const file = await open(location, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function digestFile(location: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(location), hash);
  return hash.digest('hex');
}

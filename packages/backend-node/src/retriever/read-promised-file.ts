import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { refuseRetriever } from './retriever-refusal.ts';

/**
 * The bytes of a file, after checking that they are the promised ones.
 *
 * @throws {ModelLoadError} where there is no such file, it cannot be read, or it has another digest.
 */
export async function readPromisedFile(location: string, sha256: string | undefined): Promise<Buffer> {
  const bytes = await readFile(location).catch((cause: NodeJS.ErrnoException) => {
    throw refuseRetriever(
      location,
      cause.code === 'ENOENT'
        ? { code: 'model-not-found', reason: 'there is no such file.', advice: 'Check the path.', cause }
        : { code: 'model-unreadable', reason: cause.message, advice: 'Check the path and the permissions of the file.', cause },
    );
  });
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== undefined && sha256 !== digest)
    throw refuseRetriever(location, {
      code: 'model-digest-mismatch',
      reason: `its SHA-256 is ${digest.slice(0, 12)}, not ${sha256.slice(0, 12)}.`,
      advice: 'The file was changed or damaged; install it again.',
    });
  return bytes;
}

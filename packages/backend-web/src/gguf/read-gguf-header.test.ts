import { embeddedModelManifest } from '@octoweave/models';
import { describe, expect, it } from 'vitest';
import { embeddedFile } from '../__fixtures__/embedded-file.ts';
import { readGgufHeader } from './read-gguf-header.ts';

const bytesOf = (...words: readonly (string | number)[]): Blob =>
  new Blob(words.map((word) => (typeof word === 'string' ? word : new Uint8Array(BigUint64Array.of(BigInt(word)).buffer))));
const version3 = '\u0003\0\0\0';

describe('readGgufHeader', () => {
  it('reads what the embedded model says of itself', async () => {
    const { entries, tensors } = await readGgufHeader(embeddedFile());
    expect(entries.get('general.architecture')?.value).toBe(embeddedModelManifest().architecture);
    expect(entries.get('octoweave.vocabulary.digest')?.value).toBe(embeddedModelManifest().vocabularyDigest);
    expect(tensors.length).toBeGreaterThan(0);
    expect(tensors.every(({ offset }) => offset < embeddedModelManifest().bytes)).toBe(true);
  });

  it.each([
    ['an empty file', new Blob([]), 'model-not-gguf'],
    ['a text', new Blob(['not a model']), 'model-not-gguf'],
    ['a text that begins like a GGUF', new Blob(['GGUF but not really a model at all']), 'model-not-gguf'],
    ['a file cut after its magic', new Blob(['GGUF']), 'model-truncated'],
    ['a file that promises more tensors than it has bytes', bytesOf('GGUF', version3, 1e15, 0), 'model-not-gguf'],
    ['a file with a key longer than itself', bytesOf('GGUF', version3, 0, 1, 1e12), 'model-truncated'],
    ['a file cut in its header', embeddedFile().slice(0, 4000), 'model-truncated'],
    ['a file cut in its weights', embeddedFile().slice(0, 1_000_000), 'model-truncated'],
  ])('refuses %s', async (_, file, code) => {
    await expect(readGgufHeader(file)).rejects.toMatchObject({ name: 'GgufFileError', code });
  });

  it('refuses a value of a type that does not exist', async () => {
    const damaged = bytesOf('GGUF', version3, 0, 1, 1, 'k', 'c\0\0\0', 0);
    await expect(readGgufHeader(damaged)).rejects.toMatchObject({ code: 'model-not-gguf' });
  });
});

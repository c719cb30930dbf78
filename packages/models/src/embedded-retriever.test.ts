import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedRetriever, embeddedRetrieverManifest } from './index.ts';

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('embeddedRetriever', () => {
  it.each([
    ['octoweave-encoder', 24],
    ['octoweave-retriever', 6],
  ] as const)('is the file that the manifest of %s promises, of at most %d MB', (id, megabytes) => {
    const { location, sha256 } = embeddedRetriever(id);
    const { bytes } = embeddedRetrieverManifest(id);
    expect(digestOf(location)).toBe(sha256);
    expect(statSync(location).size).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(megabytes * 1_000_000);
  });

  it('comes with the word pieces that its manifest promises', () => {
    const { features } = embeddedRetriever('octoweave-encoder');
    if (features.format !== 2) throw new Error('It reads no word pieces.');
    expect(digestOf(features.tokenizer)).toBe(features.tokenizerSha256);
  });
});

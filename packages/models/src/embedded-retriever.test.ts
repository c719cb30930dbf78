import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedRetriever, embeddedRetrieverManifest } from './index.ts';

describe('embeddedRetriever', () => {
  it('is the file its manifest promises, of at most 6 MB', () => {
    const { location, sha256 } = embeddedRetriever();
    const { bytes } = embeddedRetrieverManifest();
    expect(createHash('sha256').update(readFileSync(location)).digest('hex')).toBe(sha256);
    expect(statSync(location).size).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(6_000_000);
  });
});

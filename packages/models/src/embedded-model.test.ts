import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedModel, embeddedModelManifest } from './index.ts';

describe('embeddedModel', () => {
  it('is the file its manifest promises, of at most 16 MB', () => {
    const { location, sha256 } = embeddedModel();
    const { bytes } = embeddedModelManifest();
    expect(createHash('sha256').update(readFileSync(location)).digest('hex')).toBe(sha256);
    expect(statSync(location).size).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(16_000_000);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedModel, embeddedModelFor, embeddedModelIds, embeddedModelManifest } from './index.ts';

describe('embeddedModel', () => {
  it.each(embeddedModelIds)('is the file that the manifest of %s promises, of at most 16 MB', (id) => {
    const { location, sha256 } = embeddedModel(id);
    const manifest = embeddedModelManifest(id);
    expect(manifest.id).toBe(id);
    expect(createHash('sha256').update(readFileSync(location)).digest('hex')).toBe(sha256);
    expect(statSync(location).size).toBe(manifest.bytes);
    expect(manifest.bytes).toBeLessThanOrEqual(16_000_000);
  });
});

describe('embeddedModelFor', () => {
  it('is the model that knows the packs and no more, and the one that knows most where none knows all', () => {
    expect(embeddedModelFor(['vehicle']).id).toBe('octoweave-mini');
    expect(embeddedModelFor(['android']).id).toBe('octoweave-trio');
    expect(embeddedModelFor(['vehicle', 'macos']).id).toBe('octoweave-trio');
    expect(embeddedModelFor(['coffee']).id).toBe('octoweave-trio');
  });
});

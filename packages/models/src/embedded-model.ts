import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModelManifest } from './model-manifest.ts';

/** Where the embedded weights are and what they must be. Fits `ModelSource` of core. */
export interface EmbeddedModel {
  readonly id: string;
  readonly location: string;
  readonly sha256: string;
}

const weights = new URL('../weights/', import.meta.url);

/** The manifest of the embedded weights. */
export function embeddedModelManifest(): ModelManifest {
  return JSON.parse(readFileSync(new URL('manifest.json', weights), 'utf8')) as ModelManifest;
}

/** The model that comes with Octoweave: no download, no account. */
export function embeddedModel(): EmbeddedModel {
  const { id, file, sha256 } = embeddedModelManifest();
  return { id, location: fileURLToPath(new URL(file, weights)), sha256 };
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModelManifest } from './model-manifest.ts';

/** Where the embedded weights are and what they must be. Fits `ModelSource` of core. */
export interface EmbeddedModel {
  readonly id: EmbeddedModelId;
  readonly location: string;
  readonly sha256: string;
}

/** `octoweave-mini` knows the car, and knows it best; `octoweave-trio` knows the car, the phone and the Mac, and plans. */
export type EmbeddedModelId = 'octoweave-mini' | 'octoweave-trio';

/** The embedded models, those that know fewer packs first. */
export const embeddedModelIds: readonly EmbeddedModelId[] = ['octoweave-mini', 'octoweave-trio'];

const weights = new URL('../weights/', import.meta.url);

/** The manifest of embedded weights. @defaultValue those of `octoweave-mini` */
export function embeddedModelManifest(id: EmbeddedModelId = 'octoweave-mini'): ModelManifest {
  return JSON.parse(readFileSync(new URL(`${id}.json`, weights), 'utf8')) as ModelManifest;
}

/** A model that comes with Octoweave: no download, no account. @defaultValue `octoweave-mini` */
export function embeddedModel(id: EmbeddedModelId = 'octoweave-mini'): EmbeddedModel {
  const { file, sha256 } = embeddedModelManifest(id);
  return { id, location: fileURLToPath(new URL(file, weights)), sha256 };
}

/** The embedded model for packs of these names: the first that knows them all, or else the one that knows most. */
export function embeddedModelFor(packNames: readonly string[]): EmbeddedModel {
  const knows = (id: EmbeddedModelId): boolean => {
    const known = new Set(embeddedModelManifest(id).tokens.map(({ toolId }) => toolId.slice(0, toolId.indexOf('.'))));
    return packNames.every((name) => known.has(name));
  };
  return embeddedModel(embeddedModelIds.find(knows) ?? 'octoweave-trio');
}

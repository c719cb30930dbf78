import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ModelSource } from '@octoweave/core/contract';
import { embeddedModel, embeddedModelFor, embeddedModelIds } from '@octoweave/models';
import { isModelName, modelDirectory, modelFile } from '../model-store/model-directory.ts';

/** Which model is asked, and where it runs. */
export interface ModelOptions {
  /** The path of a file, or the name of a model that was pulled or is embedded; the embedded one for the packs if left out. */
  readonly model?: string | undefined;
  /** Names or paths of the packs on offer. @defaultValue those of the first embedded model */
  readonly pack?: readonly string[] | undefined;
  /** Where a server listens that has the model. */
  readonly server?: string | undefined;
  /** Its name there. @defaultValue the only one there is */
  readonly serverModel?: string | undefined;
}

/** The model of a path, one that was pulled, or an embedded one. */
export function resolveModel({ model: path, pack = [] }: Pick<ModelOptions, 'model' | 'pack'>): ModelSource {
  if (path === undefined) return embeddedModelFor(pack);
  const location = resolve(path);
  const embedded = embeddedModelIds.find((id) => id === path);
  if (embedded && !existsSync(location)) return embeddedModel(embedded);
  const pulled = isModelName(path) && !existsSync(location) ? modelFile(modelDirectory(), path) : undefined;
  return { id: path, location: pulled !== undefined && existsSync(pulled) ? pulled : location };
}

/** How a model is named to a person. */
export function describeModel(source: ModelSource): string {
  return isEmbedded(source) ? `${source.id} (embedded)` : source.id;
}

/** Whether a model comes with Octoweave. */
export const isEmbedded = ({ id }: ModelSource): boolean => embeddedModelIds.some((embedded) => embedded === id);

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ModelSource } from '@octoweave/core/contract';
import { embeddedModel } from '@octoweave/models';
import { isModelName, modelDirectory, modelFile } from '../model-store/model-directory.ts';

/** Which model is asked, and where it runs. */
export interface ModelOptions {
  /** The path of a file, or the name of a model that was pulled; the embedded one if left out. */
  readonly model?: string | undefined;
  /** Where a server listens that has the model. */
  readonly server?: string | undefined;
  /** Its name there. @defaultValue the only one there is */
  readonly serverModel?: string | undefined;
}

/** The model of a path, one that was pulled, or the embedded one. */
export function resolveModel(path: string | undefined): ModelSource {
  if (path === undefined) return embeddedModel();
  const location = resolve(path);
  const pulled = isModelName(path) && !existsSync(location) ? modelFile(modelDirectory(), path) : undefined;
  return { id: path, location: pulled !== undefined && existsSync(pulled) ? pulled : location };
}

/** How the model of a path, or the embedded one, is named to a person. */
export function describeModel(path: string | undefined): string {
  return path ?? 'octoweave-mini (embedded)';
}

import { resolve } from 'node:path';
import type { ModelSource } from '@octoweave/core/contract';
import { embeddedModel } from '@octoweave/models';

/** The model of a path, or the embedded one. */
export function resolveModel(path: string | undefined): ModelSource {
  return path === undefined ? embeddedModel() : { id: path, location: resolve(path) };
}

/** How the model of a path, or the embedded one, is named to a person. */
export function describeModel(path: string | undefined): string {
  return path ?? 'octoweave-mini (embedded)';
}

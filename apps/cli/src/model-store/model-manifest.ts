import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { isModelName, modelDirectory } from './model-directory.ts';

/** Where a model is, and what its file must be. */
export interface ManifestEntry {
  readonly url: string;
  /** Lower-case hexadecimal SHA-256 of the file. */
  readonly sha256?: string | undefined;
}

/** The file in which names of models are looked up: the option's, `OCTOWEAVE_MODEL_MANIFEST`, or `models.json` in the folder of models. */
export function modelManifestPath(option: string | undefined): string {
  const chosen = option ?? process.env['OCTOWEAVE_MODEL_MANIFEST'];
  return chosen ? resolve(chosen) : join(modelDirectory(), 'models.json');
}

/** What stands behind a name in a manifest. @throws {UsageError} where the manifest cannot be used, or does not have the name. */
export async function findInManifest(name: string, path: string): Promise<ManifestEntry> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(
      `"${name}" is no address, and there is no manifest of models at ${path}. Give a URL, or a manifest with --manifest: ${example}`,
    );
  });
  const { models } = readObject(parseJson(text, path), path);
  const known = readObject(models, path);
  const entry = Object.hasOwn(known, name) ? readObject(known[name], path) : undefined;
  if (!entry) throw new UsageError(`The manifest ${path} has no model "${name}". It has: ${Object.keys(known).join(', ') || 'none'}.`);
  const { url, sha256 } = entry;
  if (!isModelName(name) || typeof url !== 'string' || !(sha256 === undefined || (typeof sha256 === 'string' && isDigest(sha256))))
    throw new UsageError(`The manifest ${path} has to give "${name}" a url and a sha256 of 64 hexadecimal digits: ${example}`);
  return { url, sha256: sha256?.toLowerCase() };
}

const example = '{"models": {"name": {"url": "https://…", "sha256": "…"}}}';

/** Whether a text is a SHA-256. */
export const isDigest = (text: string): boolean => /^[\da-f]{64}$/iu.test(text);

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The manifest ${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function readObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  throw new UsageError(`The manifest ${path} is none: ${example}`);
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RetrieverManifest } from './retriever-manifest.ts';

/** Where the weights of the embedded retriever are, what they must be, and how their scores are read. Fits `RetrieverModel` of core. */
export interface EmbeddedRetriever {
  readonly id: string;
  readonly location: string;
  readonly sha256: string;
  readonly features: { readonly format: number; readonly buckets: number };
  readonly tools: readonly `${string}.${string}`[];
  readonly minimumScore: number;
  readonly minimumTools: number;
}

const weights = new URL('../weights/', import.meta.url);

/** The manifest of the embedded retriever. */
export function embeddedRetrieverManifest(): RetrieverManifest {
  return JSON.parse(readFileSync(new URL('octoweave-retriever.json', weights), 'utf8')) as RetrieverManifest;
}

/** The retriever that comes with Octoweave. */
export function embeddedRetriever(): EmbeddedRetriever {
  const { id, file, sha256, features, tools, minimumScore, minimumTools } = embeddedRetrieverManifest();
  const location = fileURLToPath(new URL(file, weights));
  return { id, location, sha256, features, tools: tools.map(({ toolId }) => toolId), minimumScore, minimumTools };
}

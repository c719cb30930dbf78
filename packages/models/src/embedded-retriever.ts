import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RetrieverManifest } from './retriever-manifest.ts';

/** Where the weights of the embedded retriever are, what they must be, and how their scores are read. Fits `RetrieverModel` of core. */
export interface EmbeddedRetriever {
  readonly id: EmbeddedRetrieverId;
  readonly location: string;
  readonly sha256: string;
  readonly features: RetrieverManifest['features'];
  readonly tools: readonly `${string}.${string}`[];
  readonly minimumScore: number;
  readonly minimumTools: number;
}

const weights = new URL('../weights/', import.meta.url);

/**
 * `octoweave-encoder` is a small pretrained encoder, taught our tools: it knows words that no phrasing has. `octoweave-retriever` is a bag of hashed
 * features, a fifth of the size and made for pages.
 */
export type EmbeddedRetrieverId = 'octoweave-encoder' | 'octoweave-retriever';

/** The manifest of an embedded retriever. @defaultValue that of `octoweave-encoder` */
export function embeddedRetrieverManifest(id: EmbeddedRetrieverId = 'octoweave-encoder'): RetrieverManifest {
  return JSON.parse(readFileSync(new URL(`${id}.json`, weights), 'utf8')) as RetrieverManifest;
}

/** A retriever that comes with Octoweave. @defaultValue `octoweave-encoder` */
export function embeddedRetriever(id: EmbeddedRetrieverId = 'octoweave-encoder'): EmbeddedRetriever {
  const { file, sha256, features, tools, minimumScore, minimumTools } = embeddedRetrieverManifest(id);
  return {
    id,
    location: pathOf(file),
    sha256,
    features: features.format === 2 ? { ...features, tokenizer: pathOf(features.tokenizer) } : features,
    tools: tools.map(({ toolId }) => toolId),
    minimumScore,
    minimumTools,
  };
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, weights));

export { embeddedModel, embeddedModelManifest, type EmbeddedModel } from './embedded-model.ts';
export { embeddedRetriever, embeddedRetrieverManifest, type EmbeddedRetriever } from './embedded-retriever.ts';
export type { ModelManifest } from './model-manifest.ts';
export type { RetrieverManifest } from './retriever-manifest.ts';

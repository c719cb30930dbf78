export {
  embeddedModel,
  embeddedModelFor,
  embeddedModelIds,
  embeddedModelManifest,
  type EmbeddedModel,
  type EmbeddedModelId,
} from './embedded-model.ts';
export { embeddedRetriever, embeddedRetrieverManifest, type EmbeddedRetriever, type EmbeddedRetrieverId } from './embedded-retriever.ts';
export type { ModelManifest } from './model-manifest.ts';
export type { RetrieverManifest } from './retriever-manifest.ts';

export { embeddedModel, embeddedModelManifest, type EmbeddedModel } from './embedded-model.ts';
export type { ModelManifest } from './model-manifest.ts';

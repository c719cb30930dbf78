declare module 'virtual:embedded-model' {
  import type { ModelManifest, RetrieverManifest } from '@octoweave/models';
  /** Of the weights that lie beside the page. */
  export const manifest: ModelManifest;
  /** Their address. */
  export const location: string;
  /** Of the classifier beside them. */
  export const classifierManifest: RetrieverManifest;
  /** The address of its weights. */
  export const classifierLocation: string;
}

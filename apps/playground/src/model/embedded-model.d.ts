declare module 'virtual:embedded-model' {
  import type { HashedBagManifest } from '@octoweave/backend-web';
  import type { ModelManifest } from '@octoweave/models';
  /** Of the weights that lie beside the page. */
  export const manifest: ModelManifest;
  /** Their address. */
  export const location: string;
  /** Of the classifier beside them. */
  export const classifierManifest: HashedBagManifest;
  /** The address of its weights. */
  export const classifierLocation: string;
}

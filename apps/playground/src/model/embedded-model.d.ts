declare module 'virtual:embedded-model' {
  import type { ModelManifest } from '@octoweave/models';
  /** Of the weights that lie beside the page. */
  export const manifest: ModelManifest;
  /** Their address. */
  export const location: string;
}

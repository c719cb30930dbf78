import type { ModelDescription } from '@octoweave/core';
import type { Trouble } from '../trouble/trouble.ts';

/** How far the model is. */
export type ModelState =
  | { readonly status: 'waiting' }
  /** Another tab is fetching it, and this one takes what it has kept. */
  | { readonly status: 'queued' }
  | { readonly status: 'fetching'; readonly source: 'network' | 'storage'; readonly receivedBytes: number; readonly totalBytes: number }
  /** The weights are here, and the engine takes them up. */
  | { readonly status: 'opening' }
  | { readonly status: 'ready'; readonly description: ModelDescription; readonly isStored: boolean }
  | { readonly status: 'failed'; readonly trouble: Trouble };

/** Why a model is not kept for the next visit, or was not taken from where it was kept. */
export type StorageWarningCode = 'storage-blocked' | 'storage-full' | 'stored-copy-damaged';

/**
 * What fetching a model emits.
 *
 * - Perhaps a `fetch-wait`, then `fetch-start`, then any number of `fetch-delta`, then exactly one `fetch-end`, or an error and no `fetch-end`.
 * - A `storage-warning` may stand anywhere before `fetch-end`. After `stored-copy-damaged` a second `fetch-start` begins anew.
 */
export type ModelFetchEvent =
  /** Another tab is bringing the same model; this one goes on when that has ended. */
  | { readonly type: 'fetch-wait' }
  | {
      readonly type: 'fetch-start';
      readonly source: 'network' | 'storage';
      /** Bytes that an earlier, cut off download has left here and that are not fetched again. */
      readonly receivedBytes: number;
    }
  | { readonly type: 'fetch-delta'; readonly receivedBytes: number; readonly totalBytes: number | undefined }
  | { readonly type: 'storage-warning'; readonly code: StorageWarningCode; readonly message: string }
  | {
      readonly type: 'fetch-end';
      /** The whole model; its digest is the promised one. */
      readonly file: Blob;
      /** Whether the next visit finds it here, without network. */
      readonly isStored: boolean;
    };

import type { ModelSource } from '@octoweave/core/contract';
import { Observable } from 'rxjs';
import { bringModel, type BringModelOptions, type BroughtModel } from './bring-model.ts';
import type { ModelFetchEvent } from './model-fetch-event.ts';
import { removeStoredParts, type OpenDirectory, type StoredPartsOptions } from './stored-parts.ts';

/** Where models come from and are kept. */
export interface CreateModelStoreOptions {
  /**
   * Folder of the origin private file system.
   *
   * @defaultValue `octoweave-models`
   */
  readonly folder?: string;
  /**
   * Bytes stored at once: the most that is lost where a tab is closed in the middle of a download.
   *
   * @defaultValue 4 MiB
   */
  readonly partBytes?: number;
  /** @defaultValue that of the page */
  readonly fetch?: typeof globalThis.fetch;
  /** Gives the file system to keep models in; rejects where there is none. @defaultValue the origin private file system */
  readonly openDirectory?: OpenDirectory;
}

/** Models of this page: fetched once, kept for the next visit, and for this one where the browser keeps nothing. */
export interface ModelStore {
  /**
   * Brings a model here. Cold; each subscription is one fetch.
   *
   * - Taken from storage where it is there, whole and undamaged; otherwise from the network, from where a cut off download ended.
   * - Only a model with a `sha256` is stored: of another nothing would tell whether it has changed.
   * - Two tabs do not download at once: the second waits, then takes what the first has stored, or goes on where it ended.
   * - Unsubscribing stops the download; what is stored of it stays for the next one.
   *
   * @throws {ModelLoadError} `model-not-found` | `model-unreadable` | `model-digest-mismatch`, as an error of the Observable.
   */
  fetch(model: ModelSource): Observable<ModelFetchEvent>;
  /** Forgets a model, whole or in parts. Harmless where there is none. */
  remove(model: ModelSource): Promise<void>;
}

/** Makes the store of a page; stores of one folder, also in other tabs, share what they keep. */
export function createModelStore({
  folder = 'octoweave-models',
  partBytes = 4 << 20,
  fetch = (...request) => globalThis.fetch(...request),
  openDirectory = () => navigator.storage.getDirectory(),
}: CreateModelStoreOptions = {}): ModelStore {
  /** What could not be stored, by content where that is known, else by address. */
  const held = new Map<string, Blob>();
  const keyOf = ({ sha256, location }: ModelSource): string => sha256 ?? location;
  const storageOf = ({ sha256 }: ModelSource): StoredPartsOptions | undefined =>
    sha256 === undefined ? undefined : { openDirectory, folder, sha256, partBytes };

  const bring = async (options: BringModelOptions): Promise<BroughtModel> => {
    const { model, emit } = options;
    const file = held.get(keyOf(model));
    if (!file) return bringModel(options);
    emit({ type: 'fetch-start', source: 'storage', receivedBytes: file.size });
    return { file, isStored: false };
  };

  return {
    fetch: (model) =>
      new Observable((subscriber) => {
        const controller = new AbortController();
        const { signal } = controller;
        const storage = storageOf(model);
        const emit = (event: ModelFetchEvent): void => subscriber.next(event);
        withoutOtherTabs({ name: `${folder}/${keyOf(model)}`, isNeeded: storage !== undefined, signal, emit }, () =>
          bring({ model, fetch, storage, partBytes, signal, emit }),
        ).then(
          ({ file, isStored }) => {
            if (!isStored) held.set(keyOf(model), file);
            subscriber.next({ type: 'fetch-end', file, isStored });
            return subscriber.complete();
          },
          (error: unknown) => subscriber.error(error),
        );
        return () => controller.abort();
      }),
    remove: async (model) => {
      held.delete(keyOf(model));
      const storage = storageOf(model);
      if (storage) await removeStoredParts(storage);
    },
  };
}

interface WithoutOtherTabsOptions {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly signal: AbortSignal;
  readonly emit: (event: ModelFetchEvent) => void;
}

/** Runs work that only one tab may do at a time. A lock of a closed tab is free again; a page without locks has no storage to share either. */
async function withoutOtherTabs<Result>(
  { name, isNeeded, signal, emit }: WithoutOtherTabsOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks || !isNeeded) return work();
  const free = await locks.request(name, { ifAvailable: true }, async (lock) => (lock ? { result: await work() } : undefined));
  if (free) return free.result;
  emit({ type: 'fetch-wait' });
  return locks.request(name, { signal }, work);
}

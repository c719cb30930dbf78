import type { AdbCredentialStore } from '@yume-chan/adb';
import { phoneFailure } from '../phone-failure.ts';

/** Where a browser keeps the key that phones are asked to trust. */
export interface IndexedDbCredentialStoreOptions {
  /** @defaultValue `octoweave@` and the host of the page */
  readonly name?: string | undefined;
  /** @defaultValue `octoweave-adb` */
  readonly databaseName?: string | undefined;
  /** @defaultValue that of the browser */
  readonly indexedDB?: IDBFactory | undefined;
}

const shelf = 'keys';
const slot = 'adb';

/** As adb makes its keys. The hash plays no part: adbd has tokens signed that were never hashed, which is why the key leaves WebCrypto. */
const keyAlgorithm = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-1' };

/**
 * One RSA key per site, made when a phone first asks for it and kept in the browser's IndexedDB.
 *
 * - Two pages that ask at once end with the same key.
 * - Scripts of the same site can read it: whoever has it drives every phone that trusts it.
 */
export function indexedDbCredentialStore({
  name = `octoweave@${(globalThis.location as Location | undefined)?.hostname ?? 'browser'}`,
  databaseName = 'octoweave-adb',
  indexedDB = globalThis.indexedDB,
}: IndexedDbCredentialStoreOptions = {}): AdbCredentialStore {
  const database = { indexedDB, databaseName };
  return {
    async generateKey() {
      const { privateKey } = await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
      const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
      return { buffer: await keepKey(database, key), name };
    },
    async *iterateKeys() {
      const key = await readKey(database);
      if (key) yield { buffer: key, name };
    },
  };
}

interface KeyDatabase {
  readonly indexedDB: IDBFactory;
  readonly databaseName: string;
}

/** Keeps a key unless there is one; resolves with the key that is there once it is on disk. */
const keepKey = (database: KeyDatabase, key: Uint8Array): Promise<Uint8Array> =>
  useKeys(database, { mode: 'readwrite' }, async (keys) => {
    const kept = await settle<Uint8Array | undefined>(keys.get(slot));
    if (!kept) await settle(keys.add(key, slot));
    return kept ?? key;
  });

const readKey = (database: KeyDatabase): Promise<Uint8Array | undefined> =>
  useKeys(database, { mode: 'readonly' }, (keys) => settle<Uint8Array | undefined>(keys.get(slot)));

async function useKeys<Value>(
  { indexedDB, databaseName }: KeyDatabase,
  { mode }: { readonly mode: IDBTransactionMode },
  use: (keys: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  try {
    const opening = indexedDB.open(databaseName, 1);
    opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore(shelf));
    const database = await settle(opening);
    try {
      const transaction = database.transaction(shelf, mode);
      const done = new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The transaction was aborted.')));
      });
      const [value] = await Promise.all([use(transaction.objectStore(shelf)), done]);
      return value;
    } finally {
      database.close();
    }
  } catch (cause) {
    const advice = 'Allow this site to store, leave private browsing, or give a `credentialStore` of your own.';
    throw phoneFailure('permission-denied', { message: 'This browser keeps no key for this page.', advice, cause });
  }
}

const settle = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')));
  });

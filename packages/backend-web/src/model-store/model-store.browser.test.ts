import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { filter, firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import type { ModelFetchEvent } from './model-fetch-event.ts';
import { createModelStore, type CreateModelStoreOptions, type ModelStore } from './model-store.ts';

const partBytes = 100_000;
/** Two whole parts and a piece of a third. */
const content = Uint8Array.from({ length: 2 * partBytes + 1000 }, (_, index) => (index * index) >> 7);
const model = { id: 'test-model', location: 'test.gguf', sha256: bytesToHex(sha256(content)) };
const folder = 'octoweave-test';

interface TestServer {
  readonly fetch: typeof globalThis.fetch;
  /** Where each request began, and how many bytes were taken of all answers. */
  readonly asked: number[];
}

/** A server with ranges; its first answers break off after so many bytes, and all later ones are whole. */
const serve = (bytes: Uint8Array<ArrayBuffer>, breaksAfter: readonly number[] = []): TestServer => {
  const asked: number[] = [];
  return {
    asked,
    fetch: async (_, init) => {
      const from = Number(/\d+/u.exec(new Headers(init?.headers).get('range') ?? '0')?.[0]);
      const breakAfter = breaksAfter[asked.length];
      asked.push(from);
      init?.signal?.throwIfAborted();
      const body = breakAfter === undefined ? bytes.slice(from) : breaking(bytes.slice(from, from + breakAfter));
      const headers =
        from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : { 'content-length': String(bytes.length) };
      return Promise.resolve(new Response(body, { status: from > 0 ? 206 : 200, headers }));
    },
  };
};
const breaking = (bytes: Uint8Array<ArrayBuffer>): ReadableStream =>
  new ReadableStream({
    start: (controller) => {
      if (bytes.length > 0) controller.enqueue(bytes);
    },
    pull: (controller) => controller.error(new TypeError('network error')),
  });
/** A server that falls silent after so many bytes. */
const silentAfter =
  (bytes: Uint8Array<ArrayBuffer>): typeof globalThis.fetch =>
  (_, init) =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(bytes);
            init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
          },
        }),
      ),
    );
const noServer: typeof globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));

const storeOf = (options: CreateModelStoreOptions): ModelStore => createModelStore({ folder, partBytes, ...options });
const fetchAll = (store: ModelStore, source = model): Promise<readonly ModelFetchEvent[]> =>
  lastValueFrom(store.fetch(source).pipe(toArray()));
const withoutDeltas = (events: readonly ModelFetchEvent[]): readonly unknown[] =>
  events
    .filter(({ type }) => type !== 'fetch-delta')
    .map((event) => (event.type === 'fetch-end' ? { type: event.type, isStored: event.isStored } : event));
const contentOf = async (events: readonly ModelFetchEvent[]): Promise<string> => {
  const end = events.at(-1);
  return end?.type === 'fetch-end' ? bytesToHex(sha256(new Uint8Array(await end.file.arrayBuffer()))) : 'none';
};
const fromNetwork = (receivedBytes: number) => ({ type: 'fetch-start', source: 'network', receivedBytes });
const fromStorage = { type: 'fetch-start', source: 'storage', receivedBytes: content.length };
const warning = (code: string) => expect.objectContaining({ type: 'storage-warning', code });
const stored = { type: 'fetch-end', isStored: true };
const heldOnly = { type: 'fetch-end', isStored: false };

describe('createModelStore', () => {
  const empty = async (): Promise<void> => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folder, { recursive: true }).catch(() => undefined);
  };
  beforeEach(empty);
  afterEach(empty);

  it('stores a model, and takes it from there without network at the next visit', async () => {
    const first = await fetchAll(storeOf(serve(content)));
    expect(withoutDeltas(first)).toEqual([fromNetwork(0), stored]);
    expect(first.findLast(({ type }) => type === 'fetch-delta')).toEqual({
      type: 'fetch-delta',
      receivedBytes: content.length,
      totalBytes: content.length,
    });
    const second = await fetchAll(storeOf({ fetch: noServer }));
    expect(withoutDeltas(second)).toEqual([fromStorage, stored]);
    expect(await contentOf(second)).toBe(model.sha256);
  });

  it('goes on after the last whole part where a visit ended in the middle of a download', async () => {
    const server = serve(content, [partBytes + 500, 0, 0, 0]);
    await expect(fetchAll(storeOf(server))).rejects.toMatchObject({ code: 'model-unreadable' });
    expect(server.asked).toEqual([0, partBytes + 500, partBytes + 500, partBytes + 500]);

    const later = serve(content);
    const events = await fetchAll(storeOf(later));
    expect(withoutDeltas(events)).toEqual([fromNetwork(partBytes), stored]);
    expect([later.asked, await contentOf(events)]).toEqual([[partBytes], model.sha256]);
  });

  it('stops a download that nobody waits for any more, and keeps its whole parts', async () => {
    const silent = storeOf({ fetch: silentAfter(content.slice(0, partBytes + 1)) });
    await firstValueFrom(silent.fetch(model).pipe(filter(({ type }) => type === 'fetch-delta')));
    expect(withoutDeltas(await fetchAll(storeOf(serve(content))))).toContainEqual(fromNetwork(partBytes));
  });

  it('downloads a stored model again where it is damaged, and says so', async () => {
    await fetchAll(storeOf(serve(content)));
    await damagePart(0);
    const events = await fetchAll(storeOf(serve(content)));
    expect(withoutDeltas(events)).toEqual([fromStorage, warning('stored-copy-damaged'), fromNetwork(0), stored]);
    expect(await contentOf(events)).toBe(model.sha256);
  });

  it('begins anew where the parts of an earlier download are of another file', async () => {
    await expect(fetchAll(storeOf(serve(content, [partBytes, 0, 0, 0])))).rejects.toMatchObject({ code: 'model-unreadable' });
    await damagePart(0);
    const events = await fetchAll(storeOf(serve(content)));
    expect(withoutDeltas(events)).toEqual([fromNetwork(partBytes), warning('stored-copy-damaged'), fromNetwork(0), stored]);
  });

  it('refuses a file that is not the promised one, and keeps nothing of it', async () => {
    const other = content.slice().fill(1, 0, 10);
    await expect(fetchAll(storeOf(serve(other)))).rejects.toMatchObject({ code: 'model-digest-mismatch' });
    expect(withoutDeltas(await fetchAll(storeOf(serve(content))))).toEqual([fromNetwork(0), stored]);
  });

  it('works where storage is blocked, says so, and downloads once for this page', async () => {
    const server = serve(content);
    const store = storeOf({ ...server, openDirectory: () => Promise.reject(new DOMException('', 'SecurityError')) });
    const events = await fetchAll(store);
    expect(withoutDeltas(events)).toEqual([warning('storage-blocked'), fromNetwork(0), heldOnly]);
    expect(withoutDeltas(await fetchAll(store))).toEqual([fromStorage, heldOnly]);
    expect(server.asked).toEqual([0]);
  });

  it('works where storage gives out, says so, and leaves nothing half stored', async () => {
    await limitStorage(1.5 * partBytes);
    try {
      const events = await fetchAll(storeOf(serve(content)));
      expect(withoutDeltas(events)).toEqual([fromNetwork(0), warning('storage-full'), heldOnly]);
      expect(await contentOf(events)).toBe(model.sha256);
    } finally {
      await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin });
    }
    expect(withoutDeltas(await fetchAll(storeOf(serve(content))))).toEqual([fromNetwork(0), stored]);
  });

  it('tells full storage from blocked storage where not even a folder can be made', async () => {
    const store = storeOf({ ...serve(content), openDirectory: () => Promise.reject(new DOMException('', 'QuotaExceededError')) });
    expect(withoutDeltas(await fetchAll(store))).toEqual([warning('storage-full'), fromNetwork(0), heldOnly]);
  });

  it('lets a second tab wait for the first, and take what that has stored', async () => {
    const second = serve(content);
    const [first, events] = await Promise.all([fetchAll(storeOf(serve(content))), fetchAll(storeOf(second))]);
    expect(withoutDeltas(first)).toEqual([fromNetwork(0), stored]);
    expect(withoutDeltas(events)).toEqual([{ type: 'fetch-wait' }, fromStorage, stored]);
    expect(second.asked).toEqual([]);
  });

  it('lets a second tab go on where the first was closed', async () => {
    const silent = storeOf({ fetch: silentAfter(content.slice(0, partBytes + 1)) });
    const closed = firstValueFrom(silent.fetch(model).pipe(filter(({ type }) => type === 'fetch-delta')));
    const second = await fetchAll(storeOf(serve(content)));
    await closed;
    expect(withoutDeltas(second)).toEqual([{ type: 'fetch-wait' }, fromNetwork(partBytes), stored]);
  });

  it('does not store a model without a digest', async () => {
    const { sha256: _, ...unnamed } = model;
    const store = storeOf(serve(content));
    expect(withoutDeltas(await lastValueFrom(store.fetch(unnamed).pipe(toArray())))).toEqual([fromNetwork(0), heldOnly]);
  });

  it('forgets a model, twice without harm', async () => {
    const store = storeOf(serve(content));
    await fetchAll(store);
    await store.remove(model);
    await store.remove(model);
    await expect(fetchAll(storeOf({ fetch: noServer }))).rejects.toMatchObject({ code: 'model-unreadable' });
  });
});

/** Leaves so many bytes of room beside what other tests have stored. */
async function limitStorage(room: number): Promise<void> {
  const { usage = 0 } = await navigator.storage.estimate();
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, quotaSize: Math.round(usage + room) });
}

async function damagePart(index: number): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const models = await root.getDirectoryHandle(folder);
  const directory = await models.getDirectoryHandle(model.sha256);
  const file = await directory.getFileHandle(`part-0000${index}`);
  const writable = await file.createWritable({ keepExistingData: true });
  await writable.write({ type: 'write', position: 100, data: new Uint8Array(10) });
  await writable.close();
}

/// <reference lib="webworker" />
// A classic script without imports. The build writes `files` and `version` before it (build/offline-copy.ts).
declare const files: readonly string[];
declare const version: string;
declare const self: ServiceWorkerGlobalScope;

const cachePrefix = 'octoweave-playground ';
/** One page of this origin must not clear away the copy of another. */
const cacheName = `${cachePrefix}${self.registration.scope} ${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(keepCopy());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCopies());
});

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET') event.respondWith(answer(event.request));
});

/** Names with a hash may come from the browser's own cache, where they already are; the page is asked for anew. */
async function keepCopy(): Promise<void> {
  const cache = await caches.open(cacheName);
  const named = files.filter((file) => !file.endsWith('.html'));
  await cache.addAll(named);
  await cache.add(new Request('index.html', { cache: 'reload' }));
  await self.skipWaiting();
}

async function dropOldCopies(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`${cachePrefix}${self.registration.scope} `) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The copy first; the page itself from the network first, so that a new version is seen the first time it is there. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  if (request.mode !== 'navigate') return (await cache.match(request)) ?? fetch(request);
  const page = (): Promise<Response | undefined> => cache.match('index.html');
  return fetch(request).catch(async (error: unknown) => {
    const kept = await page();
    if (kept) return kept;
    throw error;
  });
}

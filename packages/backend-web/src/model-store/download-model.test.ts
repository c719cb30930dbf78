import { describe, expect, it } from 'vitest';
import { downloadModel } from './download-model.ts';

const content = Uint8Array.from({ length: 100 }, (_, index) => index);
type Server = (from: number | undefined, request: number) => Response;

/** A body that breaks after some bytes, as a lost connection does. */
const breaking = (bytes: Uint8Array): ReadableStream =>
  new ReadableStream(
    {
      pull: (controller) => {
        if (bytes.byteLength > 0) controller.enqueue(bytes);
        controller.error(new TypeError('network error'));
      },
    },
    { highWaterMark: 0 },
  );
const endingWith = (bytes: Uint8Array): ReadableStream =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
    },
    pull: (controller) => controller.error(new TypeError('network error')),
  });
const length = { 'content-length': '100' };
const ranged = (from: number, body: BodyInit): Response =>
  new Response(body, { status: 206, headers: { 'content-range': `bytes ${from}-99/100` } });

const download = async (server: Server, startAt = 0) => {
  const asked: (number | undefined)[] = [];
  const received: number[] = [];
  const totals = new Set<number | undefined>();
  const outcome = await downloadModel({
    fetch: async (_, init) => {
      const range = new Headers(init?.headers).get('range');
      const from = range === null ? undefined : Number(/^bytes=(\d+)-$/u.exec(range)?.[1]);
      asked.push(from);
      return Promise.resolve(server(from, asked.length));
    },
    location: 'models/mini.gguf',
    startAt,
    signal: new AbortController().signal,
    take: async (piece, totalBytes) => {
      received.push(...piece);
      totals.add(totalBytes);
      return Promise.resolve();
    },
  }).then(
    () => 'whole',
    (error: { readonly code?: string; readonly message: string }) => error,
  );
  return { outcome, asked, received, totals: [...totals] };
};

describe('downloadModel', () => {
  it('takes a whole answer', async () => {
    const { outcome, received, totals } = await download(() => new Response(content, { headers: length }));
    expect([outcome, received, totals]).toEqual(['whole', [...content], [100]]);
  });

  it('goes on by range where a connection broke', async () => {
    const { outcome, asked, received } = await download((from) =>
      from === undefined ? new Response(endingWith(content.subarray(0, 30)), { headers: length }) : ranged(from, content.slice(from)),
    );
    expect([outcome, asked, received]).toEqual(['whole', [undefined, 30], [...content]]);
  });

  it('skips what it has where the server knows no ranges', async () => {
    const { outcome, asked, received } = await download(() => new Response(content, { headers: length }), 40);
    expect([outcome, asked, received]).toEqual(['whole', [40], [...content.subarray(40)]]);
  });

  it('is whole where nothing is left to send', async () => {
    expect((await download(() => new Response(null, { status: 416 }), 100)).outcome).toBe('whole');
  });

  it('takes an answer that ends early for a broken one', async () => {
    const { outcome, received } = await download((from) =>
      from === undefined ? new Response(content.slice(0, 99), { headers: length }) : ranged(from, content.slice(from)),
    );
    expect([outcome, received]).toEqual(['whole', [...content]]);
  });

  it('gives up after three tries that bring nothing, and says how far it came', async () => {
    const { outcome, asked } = await download((from) =>
      from === undefined
        ? new Response(endingWith(content.subarray(0, 30)), { headers: length })
        : ranged(from, breaking(new Uint8Array())),
    );
    expect(asked).toEqual([undefined, 30, 30, 30]);
    expect(outcome).toMatchObject({ code: 'model-unreadable', message: expect.stringContaining('cut off after 0.0 MB of 0.0 MB') });
  });

  it('says that this device may be offline where nothing came at all', async () => {
    const { outcome } = await download(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(outcome).toMatchObject({ code: 'model-unreadable', message: expect.stringContaining('offline') });
  });

  it.each([
    ['a missing file', new Response('', { status: 404 }), 'model-not-found'],
    ['a web page', new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }), 'model-not-found'],
    ['a server that fails', new Response('', { status: 503 }), 'model-unreadable'],
  ])('refuses %s at once', async (_, response, code) => {
    const { outcome, asked } = await download(() => response);
    expect([outcome, asked.length]).toEqual([expect.objectContaining({ code }), 1]);
  });

  it('does not trust the length of a compressed answer', async () => {
    const { outcome, totals } = await download(
      () => new Response(content, { headers: { 'content-length': '50', 'content-encoding': 'br' } }),
    );
    expect([outcome, totals]).toEqual(['whole', [undefined]]);
  });

  it('hands on what its taker throws', async () => {
    const full = new DOMException('', 'QuotaExceededError');
    const work = downloadModel({
      fetch: () => Promise.resolve(new Response(content)),
      location: 'mini.gguf',
      startAt: 0,
      signal: new AbortController().signal,
      take: () => Promise.reject(full),
    });
    await expect(work).rejects.toBe(full);
  });
});

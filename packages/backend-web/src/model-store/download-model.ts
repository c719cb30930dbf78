import { fetchError, printMegabytes } from './store-errors.ts';

/** A download and what takes it. */
export interface DownloadModelOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly location: string;
  /** Bytes that are here already. */
  readonly startAt: number;
  readonly signal: AbortSignal;
  /** Takes each piece in order, from `startAt` on; the next is read when it has settled. */
  readonly take: (piece: Uint8Array<ArrayBuffer>, totalBytes: number | undefined) => Promise<void>;
}

/** A connection may break this often without a byte gained between. */
const mostFruitlessTries = 3;

/**
 * Downloads a model to its end. A broken connection is taken up again where it broke, by HTTP Range where the server offers it.
 *
 * @throws {ModelLoadError} `model-not-found` | `model-unreadable`; or what `take` throws.
 */
export async function downloadModel({ fetch, location, startAt, signal, take }: DownloadModelOptions): Promise<void> {
  let received = startAt;
  let totalBytes: number | undefined;
  for (let fruitlessTries = 0; fruitlessTries < mostFruitlessTries;) {
    const before = received;
    const answer = await ask({ fetch, location, from: received, signal });
    totalBytes = answer?.totalBytes ?? totalBytes;
    const isWhole =
      answer !== undefined &&
      (await readBody(answer, async (piece) => {
        received += piece.byteLength;
        await take(piece, totalBytes);
      }));
    signal.throwIfAborted();
    if (isWhole && (totalBytes === undefined || received >= totalBytes)) return;
    fruitlessTries = received > before ? 0 : fruitlessTries + 1;
  }
  const how =
    received === 0
      ? 'nothing came of it; this device may be offline.'
      : `the download was cut off after ${printMegabytes(received)}${totalBytes === undefined ? '' : ` of ${printMegabytes(totalBytes)}`}.`;
  throw fetchError({
    code: 'model-unreadable',
    location,
    reason: how,
    advice: 'Check the connection and try again; a download goes on where it was cut off.',
  });
}

interface AskOptions extends Pick<DownloadModelOptions, 'fetch' | 'location' | 'signal'> {
  readonly from: number;
}

interface Answer {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  readonly totalBytes: number | undefined;
  /** Bytes that are here already and that the server sends again, since it does not know HTTP Range. */
  readonly skip: number;
}

/** @returns undefined where the connection breaks before an answer */
async function ask({ fetch, location, from, signal }: AskOptions): Promise<Answer | undefined> {
  // Of a damaged copy in the browser's own cache no second try would get rid, and the store keeps what it has checked itself.
  const range: HeadersInit = from > 0 ? { Range: `bytes=${from}-` } : {};
  const response = await fetch(location, { signal, headers: range, cache: 'no-store' }).catch(ignoreBrokenConnection);
  if (!response) return undefined;
  const { status, headers, body } = response;
  // Nothing comes after the last byte: all of it is here.
  if (status === 416 && from > 0) return { body: null, totalBytes: from, skip: 0 };
  checkResponse(response, location);
  return status === 206
    ? { body, totalBytes: toCount(/\/(\d+)$/u.exec(headers.get('content-range') ?? '')?.[1]), skip: 0 }
    : { body, totalBytes: headers.has('content-encoding') ? undefined : toCount(headers.get('content-length')), skip: from };
}

function checkResponse({ ok, status, headers }: Response, location: string): void {
  if (status === 404 || status === 410)
    throw fetchError({ code: 'model-not-found', location, reason: 'there is no such file on the server.', advice: 'Check the address.' });
  if (!ok)
    throw fetchError({
      code: 'model-unreadable',
      location,
      reason: `the server answered with status ${status}.`,
      advice: 'Try again later.',
    });
  // Servers of single-page applications answer any address with their page.
  if (headers.get('content-type')?.startsWith('text/html'))
    throw fetchError({ code: 'model-not-found', location, reason: 'there is a web page at its address.', advice: 'Check the address.' });
}

/** @returns whether it was read to its end, or else broke off */
async function readBody({ body, skip }: Answer, take: (piece: Uint8Array<ArrayBuffer>) => Promise<void>): Promise<boolean> {
  const reader = body?.getReader();
  let toSkip = skip;
  try {
    for (;;) {
      const result = await reader?.read().catch(ignoreBrokenConnection);
      if (!reader) return true;
      if (!result) return false;
      if (result.done) return true;
      const piece = result.value.subarray(Math.min(toSkip, result.value.byteLength));
      toSkip -= result.value.byteLength - piece.byteLength;
      if (piece.byteLength > 0) await take(piece);
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

/** Browsers tell a broken connection by a TypeError; an abort and everything else is not for us to forgive. */
function ignoreBrokenConnection(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}

const toCount = (digits: string | null | undefined): number | undefined =>
  digits === null || digits === undefined || !/^\d+$/u.test(digits) ? undefined : Number(digits);

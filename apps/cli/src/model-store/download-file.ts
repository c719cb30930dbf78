import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ModelPullError } from './model-pull-error.ts';
import { partFile, partRecordFile } from './pulled-model.ts';

/** How much has come. */
export interface DownloadProgress {
  readonly receivedBytes: number;
  /** Undefined where the server does not say. */
  readonly totalBytes: number | undefined;
}

/** What is downloaded where. */
export interface DownloadFileOptions {
  readonly url: URL;
  /** Where it will be, once it is whole and what it must be. */
  readonly file: string;
  /** @defaultValue any file of the right kind will do */
  readonly sha256?: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** A file that is there. */
export interface DownloadedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Downloads a GGUF file.
 *
 * - What has come is kept when it breaks off, and the next time only the rest is asked for, if the file is still the same there.
 * - The file is there only when it is whole and has the digest.
 *
 * @throws {ModelPullError}
 */
export async function downloadFile(options: DownloadFileOptions): Promise<DownloadedFile> {
  const { file } = options;
  await mkdir(dirname(file), { recursive: true });
  await receive(options);
  const downloaded = await check(options);
  await rename(partFile(file), file);
  await rm(partRecordFile(file), { force: true });
  return downloaded;
}

/** What is known of a file that has come in part. */
interface PartRecord {
  readonly url: string;
  /** By which its server knows whether it is still the same. */
  readonly validator: string | undefined;
}

async function receive(options: DownloadFileOptions): Promise<void> {
  const { url, file, sha256, signal, onProgress } = options;
  const part = partFile(file);
  const kept = await readPart(options);
  const isResuming = kept.bytes > 0 && (kept.validator !== undefined || sha256 !== undefined);
  const response = await request(url, { signal, from: isResuming ? kept : undefined });
  if (response.status === 416) {
    await rm(part, { force: true });
    return receive(options);
  }
  const begin = response.status === 206 ? kept.bytes : 0;
  const { totalBytes } = lengthOf(response, begin);
  await writeFile(partRecordFile(file), JSON.stringify({ url: url.href, validator: validatorOf(response) } satisfies PartRecord));
  const output = await open(part, begin > 0 ? 'a' : 'w');
  let receivedBytes = begin;
  try {
    await checkSpace(file, (totalBytes ?? 0) - begin);
    onProgress({ receivedBytes, totalBytes });
    for await (const chunk of response.body ?? []) {
      await output.write(chunk);
      receivedBytes += chunk.byteLength;
      onProgress({ receivedBytes, totalBytes });
    }
  } catch (error) {
    throw brokenOff(url, { receivedBytes, totalBytes, error });
  } finally {
    await output.close();
  }
  if (totalBytes !== undefined && receivedBytes !== totalBytes)
    throw brokenOff(url, { receivedBytes, totalBytes, error: new Error('the connection was closed') });
}

async function readPart({ url, file }: DownloadFileOptions): Promise<{ readonly bytes: number; readonly validator: string | undefined }> {
  try {
    const record = JSON.parse(await readFile(partRecordFile(file), 'utf8')) as Partial<PartRecord>;
    if (record.url === url.href) return { bytes: (await stat(partFile(file))).size, validator: record.validator };
  } catch {
    // Nothing has come, or nobody knows from where.
  }
  return { bytes: 0, validator: undefined };
}

interface RequestOptions {
  readonly signal: AbortSignal;
  readonly from: { readonly bytes: number; readonly validator: string | undefined } | undefined;
}

async function request(url: URL, { signal, from }: RequestOptions): Promise<Response> {
  const response = await fetch(url, {
    signal,
    headers: {
      'accept-encoding': 'identity',
      ...(from && { range: `bytes=${from.bytes}-`, ...(from.validator !== undefined && { 'if-range': from.validator }) }),
    },
  }).catch((error: unknown) => {
    throw brokenOff(url, { receivedBytes: from?.bytes ?? 0, totalBytes: undefined, error });
  });
  if (url.protocol === 'https:' && !response.url.startsWith('https:'))
    throw new ModelPullError({
      code: 'model-download-failed',
      message: `${url.host} leads to an address without encryption. Nothing was read from it.`,
    });
  if (!response.ok && response.status !== 416)
    throw new ModelPullError({
      code: 'model-download-failed',
      message: `${url.host} answers ${response.status} ${response.statusText}. Check the address: ${url.href}`,
    });
  return response;
}

/** @throws {ModelPullError} where what comes is not what comes next. */
function lengthOf(response: Response, begin: number): { readonly totalBytes: number | undefined } {
  if (response.status === 206) {
    const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(response.headers.get('content-range') ?? '') ?? [];
    if (Number(first) !== begin)
      throw new ModelPullError({
        code: 'model-download-failed',
        message: `${new URL(response.url).host} sent another part of the file than was asked for. Try again later.`,
      });
    return { totalBytes: total === '*' ? undefined : Number(total) };
  }
  const length = response.headers.get('content-length');
  return { totalBytes: length === null ? undefined : Number(length) };
}

/** A weak one does not promise the same bytes. */
function validatorOf({ headers }: Response): string | undefined {
  const tag = headers.get('etag');
  return tag !== null && !tag.startsWith('W/') ? tag : (headers.get('last-modified') ?? undefined);
}

async function checkSpace(file: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(file));
  if (neededBytes > bavail * bsize)
    throw new Error(`there is no room for it: ${neededBytes} bytes are needed, and ${bavail * bsize} are free`);
}

function brokenOff(url: URL, { receivedBytes, totalBytes, error }: DownloadProgress & { readonly error: unknown }): ModelPullError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const kept =
    receivedBytes === 0
      ? 'Nothing has come.'
      : `${receivedBytes} of ${totalBytes ?? 'unknown'} bytes are kept; the same command goes on from there.`;
  return new ModelPullError({
    code: 'model-download-failed',
    message: `The model could not be downloaded from ${url.host}: ${reason}. ${kept}`,
    cause: error,
  });
}

/** What has come is thrown away where it is not what it must be. */
async function check({ file, sha256 }: DownloadFileOptions): Promise<DownloadedFile> {
  const part = partFile(file);
  const hash = createHash('sha256');
  let beginning = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of createReadStream(part) as AsyncIterable<Buffer>) {
    if (beginning.length < ggufMagic.length) beginning = Buffer.concat([beginning, chunk.subarray(0, ggufMagic.length)]);
    hash.update(chunk);
    bytes += chunk.length;
  }
  const digest = hash.digest('hex');
  if (sha256 !== undefined && digest !== sha256) {
    await throwAway(file);
    throw new ModelPullError({
      code: 'model-digest-mismatch',
      message: `What came is not the file that was promised: its SHA-256 is ${digest}, and ${sha256} was expected. It was thrown away.`,
    });
  }
  if (!beginning.subarray(0, ggufMagic.length).equals(ggufMagic)) {
    await throwAway(file);
    throw new ModelPullError({ code: 'model-file-invalid', message: 'What came is no GGUF file. It was thrown away. Check the address.' });
  }
  return { bytes, sha256: digest };
}

const ggufMagic = Buffer.from('GGUF');

async function throwAway(file: string): Promise<void> {
  await rm(partFile(file), { force: true });
  await rm(partRecordFile(file), { force: true });
}

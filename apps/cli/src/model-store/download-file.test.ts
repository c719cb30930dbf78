import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveFile, type FileServer } from '../__fixtures__/serve-file.ts';
import { downloadFile, type DownloadFileOptions, type DownloadProgress } from './download-file.ts';

const content = Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(200_000, 7)]);
const sha256 = createHash('sha256').update(content).digest('hex');

let folder: string;
let server: FileServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoweave-models-'));
  server = await serveFile(content);
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const download = (options: Partial<DownloadFileOptions> = {}) =>
  downloadFile({
    url: new URL(server.url),
    file: join(folder, 'tiny.gguf'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  });

const cutOff = async (options: Partial<DownloadFileOptions> = {}): Promise<void> => {
  server.file.heldAfterBytes = 60_000;
  const onProgress = ({ receivedBytes }: DownloadProgress): void => {
    if (receivedBytes === 60_000) server.cut();
  };
  await expect(download({ ...options, onProgress })).rejects.toMatchObject({
    code: 'model-download-failed',
    message: expect.stringContaining('60000 of 200004 bytes are kept; the same command goes on'),
  });
  server.file.heldAfterBytes = undefined;
};

describe('downloadFile', () => {
  it('has the file in its place when it is whole, and nothing else', async () => {
    const progress: number[] = [];
    expect(await download({ sha256, onProgress: ({ receivedBytes }) => void progress.push(receivedBytes) })).toEqual({
      bytes: content.length,
      sha256,
    });
    expect([progress[0], progress.at(-1)]).toEqual([0, content.length]);
    expect(await readdir(folder)).toEqual(['tiny.gguf']);
  });

  it('asks only for the rest after it broke off', async () => {
    await cutOff();
    expect(await readdir(folder)).toEqual(['tiny.gguf.part', 'tiny.gguf.part.json']);
    expect(await download()).toMatchObject({ sha256 });
    const { range, 'if-range': validator } = server.requests[1] ?? {};
    expect(range).toMatch(/^bytes=[1-9]\d*-$/u);
    expect(validator).toBe('"1"');
  });

  it('begins anew where the file has become another one', async () => {
    await cutOff();
    server.file.content = Buffer.concat([content, Buffer.from('more')]);
    server.file.etag = '"2"';
    await download();
    expect(await readFile(join(folder, 'tiny.gguf'))).toEqual(server.file.content);
  });

  it('begins anew where nobody can tell whether it is still the same', async () => {
    server.file.etag = undefined;
    await cutOff();
    await download();
    expect(server.requests[1]?.range).toBeUndefined();
  });

  it('goes on without a mark of the server where the digest tells', async () => {
    server.file.etag = undefined;
    await cutOff({ sha256 });
    expect(await download({ sha256 })).toMatchObject({ sha256 });
    expect(server.requests[1]?.range).toBeDefined();
  });

  it('throws away what is not what was promised', async () => {
    await expect(download({ sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'model-digest-mismatch' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('throws away what is no model', async () => {
    server.file.content = Buffer.from('<html>Please log in</html>');
    await expect(download()).rejects.toMatchObject({ code: 'model-file-invalid' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what the server answered, and where nobody answers', async () => {
    server.file.status = 404;
    await expect(download()).rejects.toThrow(/answers 404/u);
    await expect(download({ url: new URL('http://127.0.0.1:1/tiny.gguf') })).rejects.toThrow(
      /could not be downloaded from 127\.0\.0\.1:1/u,
    );
  });

  it('keeps what has come when it is stopped', async () => {
    const stop = new AbortController();
    const stopped = download({
      signal: stop.signal,
      onProgress: ({ receivedBytes }) => receivedBytes > 0 && stop.abort(new Error('it was stopped')),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'model-download-failed' });
    expect(await download({ sha256 })).toMatchObject({ sha256 });
  });
});

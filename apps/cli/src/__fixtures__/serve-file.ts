import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a file is served. All of it may be changed between requests. */
export interface ServedFile {
  content: Buffer;
  etag: string | undefined;
  /** So many bytes of an answer are sent, and no more. */
  heldAfterBytes: number | undefined;
  status: number | undefined;
}

/** A server with one file, and what was asked of it. */
export interface FileServer extends AsyncDisposable {
  readonly url: string;
  readonly file: ServedFile;
  readonly requests: IncomingHttpHeaders[];
  /** Breaks off every answer that is under way. */
  cut(): void;
}

/** Serves a file on this machine, ranges of it as well. */
export async function serveFile(content: Buffer): Promise<FileServer> {
  const file: ServedFile = { content, etag: '"1"', heldAfterBytes: undefined, status: undefined };
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer(({ headers }, response) => {
    requests.push(headers);
    if (file.status !== undefined) return void response.writeHead(file.status).end();
    const isSame = headers['if-range'] === undefined || headers['if-range'] === file.etag;
    const begin = isSame ? Number(/^bytes=(\d+)-$/u.exec(headers.range ?? '')?.[1] ?? 0) : 0;
    if (begin > 0 && begin >= file.content.length) return void response.writeHead(416).end();
    const total = file.content.length;
    const range = begin > 0 ? { 'content-range': `bytes ${begin}-${total - 1}/${total}` } : {};
    response.writeHead(begin > 0 ? 206 : 200, { 'content-length': total - begin, ...range, ...(file.etag && { etag: file.etag }) });
    const part = file.content.subarray(begin);
    if (file.heldAfterBytes === undefined) return void response.end(part);
    response.write(part.subarray(0, file.heldAfterBytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/models/tiny.gguf`,
    file,
    requests,
    cut: () => server.closeAllConnections(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { pagePolicy } from '../build/content-security-policy.ts';

const built = new URL('../dist/', import.meta.url).pathname;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.gguf': 'application/octet-stream',
  '.webmanifest': 'application/manifest+json',
};

/** What a server does with a request, where it does not simply answer it: a file it gives instead, or half of it. */
export type Interference = (path: string) => { readonly body: Uint8Array; readonly isCut: boolean } | undefined;

/** The built page on a web server. */
export interface ServedPage {
  /** The page's address, below a path that is not the root. */
  readonly url: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  interfere(interference: Interference | undefined): void;
  close(): Promise<void>;
}

const base = '/some/where/';

/** Serves the built page the way any web server would, with the strictest policy the page promises to keep. */
export async function servePage(): Promise<ServedPage> {
  const asked: string[] = [];
  let interference: Interference | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    asked.push(path);
    if (!path.startsWith(base)) return void response.writeHead(404).end();
    const name = path.slice(base.length) || 'index.html';
    const changed = interference?.(name);
    const body = changed?.body ?? (await readFile(join(built, name)).catch(() => undefined));
    if (!body) return void response.writeHead(404).end();
    const type = contentTypes[extname(name)] ?? 'application/octet-stream';
    const isText = /^text|json|svg/u.test(type);
    const sent = isText ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : body;
    response.writeHead(200, {
      'content-type': type,
      'content-length': sent.length,
      'content-security-policy': `${pagePolicy}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(isText && { 'content-encoding': 'br' }),
    });
    if (!changed?.isCut) return void response.end(sent);
    response.write(sent.subarray(0, sent.length / 2));
    return void setImmediate(() => response.destroy());
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    asked,
    interfere: (next) => void (interference = next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

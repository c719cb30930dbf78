import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { embeddedModel } from '@octoweave/models';

/** A web server for one built page, below a path, with a strict content security policy. */
export interface PageServer extends AsyncDisposable {
  readonly address: string;
  /** Where each request for the model began. */
  readonly modelRequests: number[];
  /** The next answer with the model falls silent after so many bytes. */
  stallAfter: number | undefined;
}

const contentTypes: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'";
const base = '/deep/sub/';

/** Serves a folder, and beside it the embedded model, whatever weights that has today. */
export async function servePage(folder: string): Promise<PageServer> {
  const { id, location, sha256 } = embeddedModel();
  const weights = readFileSync(location);
  const modelRequests: number[] = [];
  let stallAfter: number | undefined;
  const server = createServer(({ url = '', headers }, response) => {
    const name = url.startsWith(base) ? url.slice(base.length) || 'index.html' : '';
    response.setHeader('content-security-policy', policy);
    if (name === 'model.json') return response.end(JSON.stringify({ id, location: 'mini.gguf', sha256 }));
    if (name !== 'mini.gguf') return sendFile(folder, name, response);
    const from = Number(/\d+/u.exec(headers.range ?? '')?.[0] ?? 0);
    modelRequests.push(from);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': weights.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${weights.length - 1}/${weights.length}` }),
    });
    if (stallAfter === undefined) return response.end(weights.subarray(from));
    response.write(weights.subarray(from, from + stallAfter));
    stallAfter = undefined;
    return response;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    modelRequests,
    get stallAfter() {
      return stallAfter;
    },
    set stallAfter(bytes) {
      stallAfter = bytes;
    },
    [Symbol.asyncDispose]: () => close(server),
  };
}

function sendFile(folder: string, name: string, response: ServerResponse): unknown {
  try {
    const content = readFileSync(join(folder, name));
    response.setHeader('content-type', contentTypes[extname(name)] ?? 'application/octet-stream');
    return response.end(content);
  } catch {
    return response.writeHead(404).end();
  }
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

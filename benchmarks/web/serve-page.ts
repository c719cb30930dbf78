import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embeddedModel, embeddedModelIds } from '@octoweave/models';
import { build, defaultClientConditions } from 'vite';

/** A built page behind a web server of this machine. */
export interface ServedPage extends AsyncDisposable {
  /** The page that opens this model. */
  addressFor(modelId: string): string;
}

const contentTypes: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Isolated, so that the page may ask for its memory; what has a digest in its name may be kept, as on any good server. */
const headersOf = (name: string): Readonly<Record<string, string>> => ({
  'content-type': contentTypes[extname(name)] ?? 'application/octet-stream',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
});

/** Builds the page for production and serves it, with the embedded models beside it. */
export async function servePage(): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'octoweave-web-benchmark-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('page', import.meta.url)),
    resolve: { conditions: ['@octoweave/source', ...defaultClientConditions] },
    build: { target: 'es2022', outDir: folder, emptyOutDir: true },
  });
  const models = embeddedModelIds.map((id) => embeddedModel(id));
  const read = (name: string): Promise<Buffer> | string => {
    const model = models.find(({ id }) => name.startsWith(`${id}.`));
    if (model && name.endsWith('.json')) return JSON.stringify({ ...model, location: `${model.id}.gguf` });
    return readFile(model?.location ?? join(folder, name));
  };
  const server = createServer(async ({ url }, response) => {
    const name = new URL(url ?? '', 'http://localhost').pathname.slice(1) || 'index.html';
    try {
      const content = await read(name);
      response.writeHead(200, { ...headersOf(name), 'content-length': Buffer.byteLength(content) }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    addressFor: (modelId) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/?model=${modelId}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

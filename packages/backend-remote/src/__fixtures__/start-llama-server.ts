import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { embeddedModel } from '@octoweave/models';

/** A real server with the embedded model. */
export interface RunningServer {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** How a server is started. */
export interface StartLlamaServerOptions {
  readonly apiKey?: string;
  readonly tags?: readonly string[];
  /** Where adapters of random numbers are written, to be served with the model. */
  readonly adapters?: readonly string[];
}

/** The name under which the embedded model is served. */
export const servedModel = { id: 'octoweave-mini', location: 'octoweave-mini' };

const script = fileURLToPath(new URL('serve_model.py', import.meta.url));

/**
 * Starts llama.cpp's server on a free port of this machine.
 *
 * - It reads standard input and ends with it, and so with the process of the test, however that ends.
 */
export function startLlamaServer({ apiKey, tags = [], adapters = [] }: StartLlamaServerOptions = {}): Promise<RunningServer> {
  const apiKeys = apiKey === undefined ? [] : [apiKey];
  const options = { model: embeddedModel().location, alias: servedModel.location, tags, apiKeys, adapters };
  const server = spawn(process.env['PYTHON'] ?? 'python3', [script, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const stop = async (): Promise<void> => {
    server.stdin.end();
    await ended;
  };
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void =>
      reject(
        new Error(
          `No llama-server could be started (${reason}). Install it: python3 -m pip install -r packages/backend-remote/requirements.txt\n${log}`,
        ),
      );
    server.once('error', ({ message }) => fail(message));
    server.once('close', (code) => fail(`exit status ${code}`));
    server.stdout.setEncoding('utf8').once('data', (line: string) => resolve({ baseUrl: line.trim(), stop }));
  });
}

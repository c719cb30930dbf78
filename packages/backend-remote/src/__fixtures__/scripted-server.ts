import { createServer, type IncomingHttpHeaders, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What a scripted server was asked. */
export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers one request; the response is its own to end, to cut or to leave open. */
export type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

/** A server that says what a test wants to hear. */
export interface ScriptedServer {
  readonly baseUrl: string;
  /** Requests of one path, in order. */
  received(path: string): readonly ReceivedRequest[];
  /** Resolves once the client has closed the connection of an answer that was left open. */
  readonly abandoned: Promise<void>;
  stop(): Promise<void>;
}

/** Answers by path. A list is worked off, and its last answer repeated. */
export type Script = Readonly<Record<string, Answer | readonly Answer[]>>;

/** A JSON answer. */
export const json =
  (
    value: unknown,
    { status = 200, headers = {} }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  };

/** A refusal in the form OpenAI's API gives it. */
export const refusal = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  json({ error: { message, type: 'error', code: status } }, { status, headers });

/** Server-sent events, each a text or something to be written as JSON. */
export const events =
  (...parts: readonly unknown[]): Answer =>
  (response) => {
    beginEvents(response, parts);
    response.end();
  };

/** The same, and then the connection breaks. */
export const cutEvents =
  (...parts: readonly unknown[]): Answer =>
  (response) => {
    beginEvents(response, parts);
    response.write('data: {"cho', () => response.destroy());
  };

/** The same, and then nothing more comes. */
export const openEvents =
  (...parts: readonly unknown[]): Answer =>
  (response) =>
    beginEvents(response, parts);

/** Nothing at all. */
export const silence: Answer = () => undefined;

function beginEvents(response: ServerResponse, parts: readonly unknown[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const part of parts) response.write(`data: ${typeof part === 'string' ? part : JSON.stringify(part)}\n\n`);
}

/** How a server is made of what answers; another protocol needs another. */
export type MakeServer = (listener: RequestListener) => Server;

/** Starts a server on a free port of this machine. */
export async function startScriptedServer(script: Script, makeServer: MakeServer = createServer): Promise<ScriptedServer> {
  const received: ReceivedRequest[] = [];
  let abandon: () => void = () => undefined;
  const abandoned = new Promise<void>((resolve) => {
    abandon = resolve;
  });
  const server = makeServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.once('close', () => {
      if (!response.writableFinished) abandon();
    });
    incoming.once('end', () => {
      const path = incoming.url ?? '';
      const request = { path, headers: incoming.headers, body: (text === '' ? {} : JSON.parse(text)) as ReceivedRequest['body'] };
      const earlier = received.filter((other) => other.path === path).length;
      received.push(request);
      const answers = [script[path] ?? refusal(404, `There is no ${path}.`)].flat();
      (answers[earlier] ?? answers.at(-1))?.(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received: (path) => received.filter((request) => request.path === path),
    abandoned,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

import { WebSocketServer } from 'ws';

/** A request as it came in, and ways to treat it. */
export interface ScriptedRequest {
  readonly action: string;
  readonly requestId: string;
  readonly path?: string;
  readonly subscriptionId?: string;
  readonly filter?: { readonly type: string };
  readonly authorization?: string;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
  reply(fields: Readonly<Record<string, unknown>>): void;
  send(text: string): void;
  drop(): void;
}

/** A server that does what a test says. */
export interface ScriptedVissServer {
  readonly url: string;
  readonly requests: readonly ScriptedRequest[];
  /** Resolves once so many requests of the action came in. */
  received(action: string, count?: number): Promise<ScriptedRequest>;
  dropAll(): void;
  dispose(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function scriptedVissServer(
  onRequest: (request: ScriptedRequest) => void,
  { subprotocol = 'VISSv2' }: { readonly subprotocol?: string | false } = {},
): Promise<ScriptedVissServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => subprotocol });
  const requests: ScriptedRequest[] = [];
  const waiting = new Set<() => void>();
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    const connection = connections;
    socket.on('message', (data) => {
      const message: { readonly action: string; readonly requestId: string } = JSON.parse(Buffer.from(data as Buffer).toString());
      const { action, requestId } = message;
      const request: ScriptedRequest = {
        ...message,
        connection,
        reply: (fields) => socket.send(JSON.stringify({ action, requestId, ts: '2026-11-21T08:00:00Z', ...fields })),
        send: (text) => socket.send(text),
        drop: () => socket.terminate(),
      };
      requests.push(request);
      onRequest(request);
      for (const look of waiting) look();
    });
  });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const address = server.address();
  const dropAll = (): void => {
    for (const client of server.clients) client.terminate();
  };
  return {
    url: `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    requests,
    received: (action, count = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = requests.filter((request) => request.action === action)[count - 1];
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    dropAll,
    dispose: () =>
      new Promise((resolve) => {
        dropAll();
        server.close(() => resolve());
      }),
  };
}

/** Answers reads of any leaf with one value. */
export function dataOf(request: ScriptedRequest, value: unknown): Readonly<Record<string, unknown>> {
  return { data: { path: request.path, dp: { value, ts: '2026-11-21T08:00:00Z' } } };
}

import { type RawData, WebSocketServer } from 'ws';
import type { VehicleSignals } from '../../vehicle-port.ts';
import { vissSubprotocol } from '../viss-message.ts';
import { createVissSession } from './viss-session.ts';

/** What to serve, and where. */
export interface ServeVehicleOverVissOptions {
  /** Any car; a simulated one wants `timeScale`, or it has arrived before an answer has travelled. Stays its owner's. */
  readonly device: VehicleSignals;
  /** Who can reach the host can drive the car: there is no access control. @defaultValue `127.0.0.1` */
  readonly host?: string | undefined;
  /** 0 takes a free one. @defaultValue 8090 */
  readonly port?: number | undefined;
  /** Pages of other origins are turned away, since a browser lets any page connect. @defaultValue pages of this machine */
  readonly allowsOrigin?: ((origin: string) => boolean) | undefined;
  /** For the timestamps. @defaultValue real time */
  readonly now?: (() => Date) | undefined;
}

/** A car that can be reached at `url`. */
export interface VissServer {
  readonly url: string;
  /** Closes every connection and frees the port. Harmless when repeated. */
  dispose(): Promise<void>;
}

const largestMessageBytes = 64 * 1024;
const protocolError = 1002;

/**
 * Serves a car as VISS version 2 over WebSocket.
 *
 * @throws the error of the operating system where the port cannot be had.
 */
export async function serveVehicleOverViss({
  device,
  host = '127.0.0.1',
  port = 8090,
  allowsOrigin = isOfThisMachine,
  now = () => new Date(),
}: ServeVehicleOverVissOptions): Promise<VissServer> {
  const server = new WebSocketServer({
    host,
    port,
    maxPayload: largestMessageBytes,
    handleProtocols: (offered) => offered.has(vissSubprotocol) && vissSubprotocol,
    // Only browsers send an origin.
    verifyClient: ({ origin }: { readonly origin?: string | undefined }) => origin === undefined || allowsOrigin(origin),
  });
  server.on('connection', (socket) => {
    // A socket that breaks is closed next, which is what is looked for.
    socket.on('error', () => undefined);
    if (socket.protocol !== vissSubprotocol) return socket.close(protocolError, `This server speaks ${vissSubprotocol}`);
    const session = createVissSession({ device, now, send: (text) => socket.send(text) });
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!isBinary) session.receive(toText(data));
    });
    socket.on('close', () => session.end());
  });
  await listening(server);

  let closing: Promise<void> | undefined;
  return {
    url: urlOf(server, host),
    dispose: () => (closing ??= close(server)),
  };
}

function listening(server: WebSocketServer): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
}

function close(server: WebSocketServer): Promise<void> {
  for (const client of server.clients) client.terminate();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function urlOf(server: WebSocketServer, host: string): string {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return `ws://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as ArrayBuffer).toString('utf8');
}

const hostsOfThisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isOfThisMachine(origin: string): boolean {
  return URL.canParse(origin) && hostsOfThisMachine.has(new URL(origin).hostname);
}

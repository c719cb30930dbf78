import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createFakeLock, type FakeLock, type FakePerson } from './fake-lock.ts';

/** How the daemon runs commands. */
export interface FakeAdbdOptions {
  /** The only folder that commands are found in. */
  readonly commands: string;
  readonly environment: Readonly<Record<string, string>>;
  /** @defaultValue true */
  readonly hasAbbExec?: boolean;
  /** Asks for a signature, and this person about new keys. @defaultValue lets everyone in */
  readonly person?: FakePerson;
}

/** A daemon that listens like a phone with debugging over TCP. */
export interface FakeAdbd {
  readonly port: number;
  /** The services that were opened, in order. */
  readonly services: readonly string[];
  /** The names of the keys that its person was asked about, in order. */
  readonly asked: readonly string[];
  /** Cuts every connection and takes no more. */
  unplug(): Promise<void>;
}

const commandNames = ['CNXN', 'AUTH', 'OPEN', 'OKAY', 'WRTE', 'CLSE'] as const;
type CommandName = (typeof commandNames)[number];
const codeOf = (name: CommandName): number => Buffer.from(name).readUInt32LE();
const headerBytes = 24;
const version = 0x01000001;
const largestPayload = 256 * 1024;

interface Packet {
  readonly name: CommandName | undefined;
  readonly first: number;
  readonly second: number;
  readonly payload: Buffer;
}

/** Speaks the ADB protocol over TCP (CNXN, AUTH, OPEN, OKAY, WRTE, CLSE), and runs commands in genuine mksh. */
export async function startFakeAdbd(options: FakeAdbdOptions): Promise<FakeAdbd> {
  const sockets = new Set<Socket>();
  const services: string[] = [];
  const lock = options.person && createFakeLock(options.person);
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, { ...options, services, lock });
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    services,
    asked: lock?.asked ?? [],
    async unplug() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

interface ServeOptions extends FakeAdbdOptions {
  readonly services: string[];
  readonly lock: FakeLock | undefined;
}

function serve(socket: Socket, options: ServeOptions): void {
  const streams = new Map<number, DaemonStream>();
  let received = Buffer.alloc(0);
  const send = (name: CommandName, first: number, second: number, payload: Buffer = Buffer.alloc(0)): void => {
    const header = Buffer.alloc(headerBytes);
    const code = codeOf(name);
    const checksum = payload.reduce((sum, byte) => sum + byte, 0);
    [code, first, second, payload.length, checksum, (code ^ 0xffffffff) >>> 0].forEach((word, index) =>
      header.writeUInt32LE(word >>> 0, index * 4),
    );
    if (!socket.destroyed) socket.write(Buffer.concat([header, payload]));
  };
  let nextId = 1;
  const greet = (): void => {
    const features = ['shell_v2', 'cmd', 'stat_v2', ...((options.hasAbbExec ?? true) ? ['abb', 'abb_exec'] : [])].join(',');
    const banner = `device::ro.product.name=fake;ro.product.model=Fake;ro.product.device=fake;features=${features}`;
    send('CNXN', version, largestPayload, Buffer.from(banner));
  };

  const take = ({ name, first, second, payload }: Packet): void => {
    switch (name) {
      case 'CNXN':
        return options.lock ? send('AUTH', 1, 0, options.lock.challenge()) : greet();
      case 'AUTH': {
        if (first === 3) return options.lock?.ask(payload) ? greet() : undefined;
        return options.lock?.isSigned(payload) ? greet() : send('AUTH', 1, 0, options.lock?.challenge());
      }
      case 'OPEN': {
        const service = payload.toString('utf8').replace(/\0+$/u, '');
        options.services.push(service);
        const process = startService(service, options);
        if (!process) return send('CLSE', 0, first);
        const id = nextId++;
        send('OKAY', id, first);
        const isShell = service.startsWith('shell,');
        const stream = createDaemonStream({
          write: (bytes) => send('WRTE', id, first, bytes),
          end: () => {
            streams.delete(id);
            send('CLSE', id, first);
          },
          kill: () => process.kill('SIGKILL'),
        });
        streams.set(id, stream);
        const frame = (kind: number, bytes: Buffer): Buffer => {
          if (!isShell) return bytes;
          const head = Buffer.alloc(5);
          head.writeUInt8(kind);
          head.writeUInt32LE(bytes.length, 1);
          return Buffer.concat([head, bytes]);
        };
        process.stdin.end();
        process.stdout.on('data', (bytes: Buffer) => stream.push(frame(1, bytes)));
        process.stderr.on('data', (bytes: Buffer) => stream.push(frame(2, bytes)));
        process.on('close', (code) => {
          if (isShell) stream.push(frame(3, Buffer.from([(code ?? 137) & 0xff])));
          stream.finish();
        });
        return undefined;
      }
      case 'OKAY':
        return streams.get(second)?.acknowledge();
      case 'WRTE':
        return send('OKAY', second, first);
      case 'CLSE':
        streams.get(second)?.kill();
        streams.delete(second);
        return undefined;
      case undefined:
        return void socket.destroy();
    }
  };

  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const stream of streams.values()) stream.kill();
  });
  socket.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    while (received.length >= headerBytes) {
      const length = received.readUInt32LE(12);
      if (received.length < headerBytes + length) return;
      const name = commandNames.find((candidate) => codeOf(candidate) === received.readUInt32LE(0));
      const packet = { name, first: received.readUInt32LE(4), second: received.readUInt32LE(8) };
      const payload = received.subarray(headerBytes, headerBytes + length);
      received = received.subarray(headerBytes + length);
      take({ ...packet, payload });
    }
  });
}

function startService(service: string, { commands, environment }: ServeOptions): ChildProcessWithoutNullStreams | undefined {
  const env = { PATH: commands, ...environment };
  const [, command] = /^shell,v2[^:]*:([\s\S]*)$/u.exec(service) ?? [];
  if (command !== undefined) return spawn('/usr/bin/mksh', ['-c', command], { env });
  if (!service.startsWith('abb_exec:')) return undefined;
  // As AOSP's abb takes arguments apart: it keeps none that is empty.
  const words = service.slice('abb_exec:'.length).split('\0');
  return spawn(
    `${commands}/cmd`,
    words.filter((word) => word !== ''),
    { env },
  );
}

interface DaemonStreamOptions {
  readonly write: (bytes: Buffer) => void;
  readonly end: () => void;
  readonly kill: () => void;
}

interface DaemonStream {
  push(bytes: Buffer): void;
  finish(): void;
  acknowledge(): void;
  kill(): void;
}

/** Sends one packet at a time and waits for its OKAY, as the protocol asks. */
function createDaemonStream({ write, end, kill }: DaemonStreamOptions): DaemonStream {
  const queue: Buffer[] = [];
  let isWaiting = false;
  let isFinished = false;
  const advance = (): void => {
    if (isWaiting) return;
    const next = queue.shift();
    if (next) {
      isWaiting = true;
      write(next);
    } else if (isFinished) end();
  };
  return {
    push(bytes) {
      for (let at = 0; at < bytes.length; at += largestPayload) queue.push(bytes.subarray(at, at + largestPayload));
      advance();
    },
    finish() {
      isFinished = true;
      advance();
    },
    acknowledge() {
      isWaiting = false;
      advance();
    },
    kill,
  };
}

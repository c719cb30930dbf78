import { AdbPacket, AdbPacketSerializeStream } from '@yume-chan/adb';
import { AdbServerNodeTcpConnector } from '@yume-chan/adb-server-node-tcp';
import { Consumable, type MaybeConsumable, StructDeserializeStream, type WritableStream } from '@yume-chan/stream-extra';
import { type AdbConnection, unplugged } from './adb-connection.ts';
import { type DaemonOptions, openDaemonConnection } from './daemon-connection.ts';

/** Where a phone listens for debugging without an adb server in between. Without keys, only a phone that asks for none lets us in. */
export interface DirectAdbOptions extends DaemonOptions {
  /** Its address in the network. */
  readonly host: string;
  /** @defaultValue 5555 */
  readonly port?: number | undefined;
}

/**
 * Opens the way to a phone over TCP, speaking to its adbd ourselves.
 *
 * @throws {ToolFailure} `device-unplugged` where nothing listens, `device-unauthorized` where the phone does not let us in.
 */
export async function openDirectAdbConnection({ host, port = 5555, ...options }: DirectAdbOptions): Promise<AdbConnection> {
  const serial = `${host}:${port}`;
  const socket = await new AdbServerNodeTcpConnector({ host, port }).connect().catch((cause: unknown) => {
    throw unplugged(serial, cause);
  });
  const packets = new AdbPacketSerializeStream();
  let isIntact = true;
  const onBreak = (): void => {
    isIntact = false;
  };
  packets.readable.pipeTo(unwrap(socket.writable, { onBreak })).catch(onBreak);
  socket.closed.then(onBreak, onBreak);
  return openDaemonConnection(
    {
      serial,
      packets: { readable: socket.readable.pipeThrough(new StructDeserializeStream(AdbPacket)), writable: packets.writable },
      isIntact: () => isIntact,
      isPhoneThere: () => Promise.resolve(true),
      close: async () => socket.close(),
    },
    options,
  );
}

interface UnwrapOptions {
  readonly onBreak: () => void;
}

/**
 * A writer of bytes as one that takes what may still be consumed: packets reuse their buffers.
 *
 * A write that fails has nobody to tell here; whoever sends packets asks whether the way is intact.
 */
function unwrap(writable: WritableStream<MaybeConsumable<Uint8Array>>, { onBreak }: UnwrapOptions): WritableStream<Consumable<Uint8Array>> {
  const writer = writable.getWriter();
  return new Consumable.WritableStream<Uint8Array>({
    // A copy, since a packet's buffer is filled anew before a slow socket has sent it.
    write: (bytes) => writer.write(bytes.slice()).catch(onBreak),
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  });
}

import { Adb, type AdbCredentialStore, AdbDaemonTransport, AdbPacket, AdbPacketSerializeStream } from '@yume-chan/adb';
import { AdbServerNodeTcpConnector } from '@yume-chan/adb-server-node-tcp';
import { Consumable, type MaybeConsumable, StructDeserializeStream, type WritableStream } from '@yume-chan/stream-extra';
import { phoneFailure } from '../phone-failure.ts';
import { type AdbConnection, unplugged } from './adb-connection.ts';

/** Where a phone listens for debugging without an adb server in between. */
export interface DirectAdbOptions {
  /** Its address in the network. */
  readonly host: string;
  /** @defaultValue 5555 */
  readonly port?: number | undefined;
  /** The keys that the phone is asked to trust. @defaultValue none: only a phone that asks for none lets us in */
  readonly credentialStore?: AdbCredentialStore | undefined;
}

const noKeys: AdbCredentialStore = {
  generateKey: () => Promise.reject(new Error('no key was given')),
  iterateKeys: () => [],
};

/**
 * Opens the way to a phone over TCP, speaking to its adbd ourselves.
 *
 * @throws {ToolFailure} `device-unplugged` where nothing listens, `device-unauthorized` where the phone does not let us in.
 */
export async function openDirectAdbConnection({ host, port = 5555, credentialStore = noKeys }: DirectAdbOptions): Promise<AdbConnection> {
  const serial = `${host}:${port}`;
  const socket = await new AdbServerNodeTcpConnector({ host, port }).connect().catch((cause: unknown) => {
    throw unplugged(serial, cause);
  });
  const packets = new AdbPacketSerializeStream();
  let isConnected = true;
  const end = (): void => {
    isConnected = false;
  };
  packets.readable.pipeTo(unwrap(socket.writable, { onBreak: end })).catch(end);
  const connection = { readable: socket.readable.pipeThrough(new StructDeserializeStream(AdbPacket)), writable: packets.writable };
  const transport = await AdbDaemonTransport.authenticate({ serial, connection, credentialStore, initialDelayedAckBytes: 0 }).catch(
    async (cause: unknown) => {
      await socket.close();
      throw phoneFailure('device-unauthorized', { message: `The phone ${serial} does not let this computer in.`, cause });
    },
  );
  transport.disconnected.then(end, end);
  return {
    adb: new Adb(transport),
    findFault: async (cause) => (isConnected ? undefined : unplugged(serial, cause)),
    async dispose() {
      if (!isConnected) return;
      isConnected = false;
      await transport.close();
      await socket.close();
    },
  };
}

interface UnwrapOptions {
  readonly onBreak: () => void;
}

/**
 * A writer of bytes as one that takes what may still be consumed: packets reuse their buffers.
 *
 * A write that fails has nobody to tell, since the reading end of the same way breaks with it.
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

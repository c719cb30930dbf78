import { ToolFailure } from '@octoweave/core';
import { Adb, type AdbCredentialStore, type AdbDaemonConnection, AdbDaemonTransport, type AdbPacketInit } from '@yume-chan/adb';
import { type Consumable, WritableStream } from '@yume-chan/stream-extra';
import { phoneFailure } from '../phone-failure.ts';
import { type AdbConnection, unauthorized, unplugged } from './adb-connection.ts';
import { pause } from './pause.ts';

/** How the adbd of a phone is asked to let this computer in. */
export interface DaemonOptions {
  /** The keys that the phone is asked to trust. */
  readonly credentialStore?: AdbCredentialStore | undefined;
  /** How long a person may take to allow a new key on the phone. @defaultValue 60000 */
  readonly authorizationMs?: number | undefined;
}

/** What carries packets between here and the adbd of a phone. */
export interface DaemonWay {
  readonly serial: string;
  readonly packets: AdbDaemonConnection;
  /** False once a packet did not go out. A write beneath `packets` never rejects: this tells instead. */
  isIntact(): boolean;
  /** Whether the phone is still at the other end of an intact way. */
  isPhoneThere(): Promise<boolean>;
  /** Closes the way, and ends what still reads from it. Safe to call twice. */
  close(): Promise<void>;
}

/** Keys for a phone that asks for none. */
const noKeys: AdbCredentialStore = {
  generateKey: () => Promise.reject(new Error('no key was given')),
  iterateKeys: () => [],
};

/**
 * Speaks to the adbd at the other end of a way, which belongs to the connection from here on.
 *
 * @throws {ToolFailure} `device-unauthorized` where the phone does not let us in, `device-unplugged` where it goes; the way is closed then.
 */
export async function openDaemonConnection(
  way: DaemonWay,
  { credentialStore = noKeys, authorizationMs = 60_000 }: DaemonOptions,
): Promise<AdbConnection> {
  const { serial } = way;
  const connection = { readable: way.packets.readable, writable: rejectOnceBroken(way) };
  const settled = new AbortController();
  const transport = await Promise.race([
    AdbDaemonTransport.authenticate({ serial, connection, credentialStore, initialDelayedAckBytes: 0 }),
    rejectWhenUnanswered(serial, { authorizationMs, settled: settled.signal }),
  ])
    .catch(async (cause: unknown) => {
      const isThere = way.isIntact() && (await way.isPhoneThere());
      await way.close();
      if (cause instanceof ToolFailure) throw cause;
      throw isThere ? unauthorized(serial, cause) : unplugged(serial, cause);
    })
    .finally(() => settled.abort());
  let isConnected = true;
  const end = (): void => {
    isConnected = false;
  };
  transport.disconnected.then(end, end);
  return {
    adb: new Adb(transport),
    findFault: async (cause) => (isConnected && way.isIntact() && (await way.isPhoneThere()) ? undefined : unplugged(serial, cause)),
    async dispose() {
      // A phone that has gone before cannot be told.
      if (isConnected) await Promise.resolve(transport.close()).catch(() => undefined);
      isConnected = false;
      await way.close();
    },
  };
}

/** The writer of a way, which rejects the packet that broke it and those after. */
function rejectOnceBroken(way: DaemonWay): WritableStream<Consumable<AdbPacketInit>> {
  const writer = way.packets.writable.getWriter();
  return new WritableStream({
    async write(packet) {
      await writer.write(packet);
      if (!way.isIntact()) throw new Error('The way to the phone broke.');
    },
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  });
}

interface UnansweredOptions {
  readonly authorizationMs: number;
  readonly settled: AbortSignal;
}

async function rejectWhenUnanswered(serial: string, { authorizationMs, settled }: UnansweredOptions): Promise<never> {
  await pause(authorizationMs, settled);
  throw phoneFailure('device-unauthorized', {
    message: `Nobody allowed this computer on the phone ${serial} within ${authorizationMs} ms.`,
  });
}

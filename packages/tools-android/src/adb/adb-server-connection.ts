import type { ToolFailure } from '@octoweave/core';
import { AdbServerClient } from '@yume-chan/adb';
import { AdbServerNodeTcpConnector } from '@yume-chan/adb-server-node-tcp';
import { phoneFailure } from '../phone-failure.ts';
import { type AdbConnection, severalPhones, unauthorized, unplugged } from './adb-connection.ts';

/** Where the adb server is, and which phone is meant. */
export interface AdbServerOptions {
  /** @defaultValue `127.0.0.1` */
  readonly host?: string | undefined;
  /** @defaultValue 5037 */
  readonly port?: number | undefined;
  /** As `adb devices` prints it. @defaultValue the only phone there is */
  readonly serial?: string | undefined;
}

/**
 * Opens the way to a phone through the adb server, which has to run already.
 *
 * @throws {ToolFailure} `adb-server-gone`, `device-unplugged` or `device-unauthorized`.
 */
export async function openAdbServerConnection({ host = '127.0.0.1', port = 5037, serial }: AdbServerOptions = {}): Promise<AdbConnection> {
  const client = new AdbServerClient(new AdbServerNodeTcpConnector({ host, port }));
  const chosen = await chooseDevice(client, serial);
  const adb = await client.createAdb({ transportId: chosen.transportId }).catch(async (cause: unknown) => {
    throw (await findServerFault(client, { serial: chosen.serial, cause })) ?? unplugged(chosen.serial, cause);
  });
  adb.disconnected.catch(() => undefined); // Whoever waits for a command asks for the fault; nobody waits for this promise.
  let isOpen = true;
  return {
    adb,
    findFault: (cause) => findServerFault(client, { serial: chosen.serial, cause }),
    async dispose() {
      if (!isOpen) return;
      isOpen = false;
      await adb.close();
    },
  };
}

async function chooseDevice(client: AdbServerClient, serial: string | undefined): Promise<AdbServerClient.Device> {
  const devices = await client.getDevices(['device', 'unauthorized', 'offline']).catch((cause: unknown) => {
    throw serverGone(cause);
  });
  const candidates = serial === undefined ? devices : devices.filter((device) => device.serial === serial);
  const [chosen, ...others] = candidates;
  if (!chosen) throw unplugged(serial, undefined);
  if (others.length > 0) {
    const serials = candidates.map((device) => device.serial);
    throw severalPhones(serials, 'Name one of them by its serial.');
  }
  if (chosen.state === 'unauthorized') throw unauthorized(chosen.serial, undefined);
  if (chosen.state === 'offline') throw unplugged(chosen.serial, undefined);
  return chosen;
}

interface FindFaultOptions {
  readonly serial: string;
  readonly cause: unknown;
}

async function findServerFault(client: AdbServerClient, { serial, cause }: FindFaultOptions): Promise<ToolFailure | undefined> {
  try {
    const devices = await client.getDevices(['device', 'unauthorized', 'offline']);
    const device = devices.find((candidate) => candidate.serial === serial);
    if (device?.state === 'unauthorized') return unauthorized(serial, cause);
    return device?.state === 'device' ? undefined : unplugged(serial, cause);
  } catch (error) {
    return serverGone(error);
  }
}

const serverGone = (cause: unknown): ToolFailure => phoneFailure('adb-server-gone', { message: 'The adb server does not answer.', cause });

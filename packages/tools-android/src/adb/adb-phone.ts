import { type AdbServerOptions, openAdbServerConnection } from './adb-server-connection.ts';
import { type DirectAdbOptions, openDirectAdbConnection } from './direct-adb-connection.ts';
import { type AdbPhone, type AdbPhoneOptions, drivePhone } from './drive-phone.ts';

/**
 * Opens a phone through the adb server of this machine.
 *
 * @throws {ToolFailure} `adb-server-gone`, `device-unplugged` or `device-unauthorized`.
 */
export async function openAdbPhone(options: AdbServerOptions & AdbPhoneOptions = {}): Promise<AdbPhone> {
  return drivePhone(await openAdbServerConnection(options), options);
}

/**
 * Opens a phone that listens for debugging in the network, without an adb server.
 *
 * @throws {ToolFailure} `device-unplugged` or `device-unauthorized`.
 */
export async function openDirectAdbPhone(options: DirectAdbOptions & AdbPhoneOptions): Promise<AdbPhone> {
  return drivePhone(await openDirectAdbConnection(options), options);
}

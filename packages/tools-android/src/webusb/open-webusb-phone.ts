import { type AdbPhone, type AdbPhoneOptions, drivePhone } from '../adb/drive-phone.ts';
import { openWebUsbConnection, type WebUsbConnectionOptions } from './webusb-connection.ts';

/** Which phone is opened, and how it is driven. */
export interface WebUsbPhoneOptions extends WebUsbConnectionOptions, AdbPhoneOptions {}

/**
 * Opens a phone at the USB port of this computer from a browser, without an adb server.
 *
 * - Asks nobody for a device: `requestWebUsbPhone` does, in answer to a click. One that was permitted before opens without.
 * - A phone that does not know the key asks its own person, and is waited for.
 * - Keys come from `indexedDbCredentialStore()` unless a store is given.
 *
 * @throws {ToolFailure} `webusb-missing`, `device-unplugged`, `not-found` where several are plugged in, `device-claimed`,
 * `permission-denied` or `device-unauthorized`.
 */
export async function openWebUsbPhone(options: WebUsbPhoneOptions = {}): Promise<AdbPhone> {
  return drivePhone(await openWebUsbConnection(options), options);
}

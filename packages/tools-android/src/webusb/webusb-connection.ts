import type { ToolFailure } from '@octoweave/core';
import {
  type AdbDaemonWebUsbConnection,
  AdbDaemonWebUsbDevice,
  AdbDefaultInterfaceFilter,
  findUsbInterface,
  getSerialNumber,
  isErrorName,
} from '@yume-chan/adb-daemon-webusb';
import { type AdbConnection, severalPhones, unplugged } from '../adb/adb-connection.ts';
import { type DaemonOptions, openDaemonConnection } from '../adb/daemon-connection.ts';
import { phoneFailure } from '../phone-failure.ts';
import { indexedDbCredentialStore } from './indexed-db-credential-store.ts';
import { listWebUsbPhones, requireWebUsb, type WebUsbOptions } from './webusb-devices.ts';

/** Which phone is meant, and how it is asked to let this page in. */
export interface WebUsbConnectionOptions extends WebUsbOptions, DaemonOptions {
  /** @defaultValue the only one that this page was permitted and that is plugged in */
  readonly device?: USBDevice | undefined;
}

/** Devices of this page that are not open yet and will be: the browser tells nobody of them. */
const opening = new WeakSet<USBDevice>();

/**
 * Opens the way to a phone over WebUSB, speaking to its adbd ourselves.
 *
 * @throws {ToolFailure} as `openWebUsbPhone` does; the device is closed then.
 */
export async function openWebUsbConnection({
  credentialStore = indexedDbCredentialStore(),
  authorizationMs,
  ...options
}: WebUsbConnectionOptions): Promise<AdbConnection> {
  const usb = requireWebUsb(options);
  const device = options.device ?? (await onlyPhone(usb));
  const serial = getSerialNumber(device);
  if (device.opened || opening.has(device)) throw claimed(serial, { by: 'this page itself', cause: undefined });
  const isPhoneThere = async (): Promise<boolean> => device.opened && (await usb.getDevices()).includes(device);
  let isIntact = true;
  const onBreak = (): void => {
    isIntact = false;
  };
  opening.add(device);
  const packets = await claim(device, onBreak)
    .catch(async (cause: unknown) => {
      const isPlugged = (await usb.getDevices()).includes(device);
      await close(device);
      throw isPlugged ? claimFailure(serial, cause) : unplugged(serial, cause);
    })
    .finally(() => opening.delete(device));
  const way = { serial, packets, isIntact: () => isIntact, isPhoneThere, close: () => close(device) };
  return openDaemonConnection(way, { credentialStore, authorizationMs });
}

async function onlyPhone(usb: USB): Promise<USBDevice> {
  const devices = await listWebUsbPhones({ usb });
  const [device, ...others] = devices;
  if (!device)
    throw phoneFailure('device-unplugged', {
      message: 'No phone that this page may use is connected.',
      advice: 'Check the cable and that USB debugging is on, and choose the phone with `requestWebUsbPhone`.',
    });
  if (others.length > 0) throw severalPhones(devices.map(getSerialNumber), 'Give one of them as `device`.');
  return device;
}

async function claim(device: USBDevice, onBreak: () => void): Promise<AdbDaemonWebUsbConnection> {
  const found = findUsbInterface(device, AdbDefaultInterfaceFilter);
  if (!found) throw phoneFailure('not-supported', { message: 'This device does not offer debugging.', advice: 'Switch USB debugging on.' });
  // The library waits here for the unplugging of the device that it knows, which is ours in disguise: its transfers fail then, and that is enough.
  const nobody = new EventTarget() as USB;
  return new AdbDaemonWebUsbDevice(muteWrites(device, onBreak), found, nobody).connect();
}

/** A device whose writes never reject: the library would leave a promise of a failed one to nobody, which ends a Node program. */
function muteWrites(device: USBDevice, onBreak: () => void): USBDevice {
  const transferOut: USBDevice['transferOut'] = async (endpoint, bytes) => {
    const sent = await device.transferOut(endpoint, bytes).catch(() => undefined);
    if (sent?.status !== 'ok') onBreak();
    return sent ?? { status: 'stall', bytesWritten: 0 };
  };
  return new Proxy(device, {
    get(_, member) {
      if (member === 'transferOut') return transferOut;
      const value: unknown = Reflect.get(device, member);
      return typeof value === 'function' ? (value as (...words: readonly unknown[]) => unknown).bind(device) : value;
    },
  });
}

/** Closes a device, which releases it and ends its transfers; one that is gone has nothing to close. */
const close = (device: USBDevice): Promise<void> => device.close().catch(() => undefined);

function claimFailure(serial: string, cause: unknown): unknown {
  if (cause instanceof AdbDaemonWebUsbDevice.DeviceBusyError || isErrorName(cause, 'NetworkError'))
    return claimed(serial, { by: 'another program, such as an adb server', cause });
  if (!isErrorName(cause, 'SecurityError')) return cause;
  const advice = 'On Linux, add a udev rule for the phone; on Windows, install its WinUSB driver; then plug it in again.';
  return phoneFailure('permission-denied', { message: `The system does not let this browser open the phone ${serial}.`, advice, cause });
}

interface ClaimedOptions {
  readonly by: string;
  readonly cause: unknown;
}

const claimed = (serial: string, { by, cause }: ClaimedOptions): ToolFailure =>
  phoneFailure('device-claimed', { message: `The phone ${serial} is in use by ${by}.`, cause });

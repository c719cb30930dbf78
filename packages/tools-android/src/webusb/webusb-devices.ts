/// <reference types="w3c-web-usb" preserve="true" />
import { AdbDaemonWebUsbDeviceManager, AdbDefaultInterfaceFilter, isErrorName } from '@yume-chan/adb-daemon-webusb';
import { phoneFailure } from '../phone-failure.ts';

/** Which WebUSB is meant. */
export interface WebUsbOptions {
  /** @defaultValue that of the browser, `navigator.usb` */
  readonly usb?: USB | undefined;
}

/**
 * Lets the person choose a phone in the browser's own list, which also permits this page to use it from then on.
 *
 * - Browsers show the list only in answer to a click or a key: call it from there, and await nothing long before.
 *
 * @throws {ToolFailure} `webusb-missing`, or `device-not-chosen` where nobody chose or the browser did not ask.
 */
export async function requestWebUsbPhone(options: WebUsbOptions = {}): Promise<USBDevice> {
  // Asked of the browser itself: the library's own request makes an event of a class that only browsers have.
  return requireWebUsb(options)
    .requestDevice({ filters: [AdbDefaultInterfaceFilter] })
    .catch((cause: unknown) => {
      if (isErrorName(cause, 'NotFoundError')) throw phoneFailure('device-not-chosen', { message: 'Nobody chose a phone.', cause });
      if (!isErrorName(cause, 'SecurityError')) throw cause;
      const advice = 'Ask in answer to a click or a key, on a page that may use USB.';
      throw phoneFailure('device-not-chosen', { message: 'The browser did not show its list of phones.', advice, cause });
    });
}

/**
 * The phones that are plugged in, have debugging switched on, and were permitted to this page before: they open without a question.
 *
 * @throws {ToolFailure} `webusb-missing`.
 */
export async function listWebUsbPhones(options: WebUsbOptions = {}): Promise<readonly USBDevice[]> {
  const devices = await new AdbDaemonWebUsbDeviceManager(requireWebUsb(options)).getDevices();
  return devices.map(({ raw }) => raw);
}

/**
 * The WebUSB that was given, or that of the browser.
 *
 * @throws {ToolFailure} `webusb-missing`.
 */
export function requireWebUsb({ usb = browserUsb() }: WebUsbOptions): USB {
  if (!usb) throw phoneFailure('webusb-missing', { message: 'This browser gives this page no WebUSB.' });
  return usb;
}

/** Absent from Node, from pages that came over plain HTTP, and from browsers without WebUSB, whatever the types say. */
const browserUsb = (): USB | undefined => (globalThis.navigator as Partial<Navigator> | undefined)?.usb;

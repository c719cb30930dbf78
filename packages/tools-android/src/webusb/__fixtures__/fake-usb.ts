/// <reference types="w3c-web-usb" />
import { connect, type Socket } from 'node:net';
import type { FakePhone } from '../../adb/__fixtures__/fake-phone.ts';

/** What goes wrong at a port. */
export interface FakeUsbFaults {
  /** An adb server of the computer holds the interface. */
  readonly isClaimedElsewhere?: boolean;
  /** The system lets no browser open the device. */
  readonly isForbidden?: boolean;
  /** USB debugging is switched off. */
  readonly hidesDebugging?: boolean;
  /** Nothing can be sent any more, while what reads stays silent. */
  readonly refusesWrites?: boolean;
}

/** A phone at a USB port, as a page sees it. */
export interface FakeUsbPhone {
  readonly device: USBDevice;
  impose(faults: FakeUsbFaults): void;
  /** Pulls the cable: transfers fail, the browser says so, and the daemon notices. */
  unplug(): void;
}

/** The ports of a computer, as the WebUSB of a browser shows them to one page. */
export interface FakeUsb {
  readonly usb: USB;
  /** Plugs a phone in that this page was permitted before. */
  plugIn(phone: FakePhone, options: { readonly serial: string }): FakeUsbPhone;
  /** What the browser's list ends with when a page asks: a device, nobody's choice, or no list for lack of a click. */
  answer(choice: USBDevice | 'nobody-chose' | 'no-click'): void;
}

const failure = (name: string, message: string): DOMException => new DOMException(message, name);
const disconnected = (): DOMException => failure('NotFoundError', 'The device was disconnected.');

/** Starts a computer without phones. */
export function startFakeUsb(): FakeUsb {
  const devices: USBDevice[] = [];
  let choice: USBDevice | 'nobody-chose' | 'no-click' = 'nobody-chose';
  const usb = Object.assign(new EventTarget(), {
    getDevices: () => Promise.resolve([...devices]),
    requestDevice({ filters }: USBDeviceRequestOptions) {
      if (choice === 'no-click')
        return Promise.reject(failure('SecurityError', 'Must be handling a user gesture to show a permission request.'));
      const [filter] = filters;
      const isAdb = filter?.classCode === 0xff && filter.subclassCode === 0x42 && filter.protocolCode === 1;
      if (choice === 'nobody-chose' || !isAdb) return Promise.reject(failure('NotFoundError', 'No device selected.'));
      return Promise.resolve(choice);
    },
  }) as unknown as USB;
  return {
    usb,
    plugIn(phone, { serial }) {
      const port = new FakePort(phone.adbd.port);
      const device = createFakeDevice(port, serial);
      devices.push(device);
      return {
        device,
        impose: (faults) => {
          port.faults = faults;
        },
        unplug() {
          devices.splice(devices.indexOf(device), 1);
          port.unplug();
          usb.dispatchEvent(Object.assign(new Event('disconnect'), { device }));
        },
      };
    },
    answer(next) {
      choice = next;
    },
  };
}

const headerBytes = 24;

/** Someone who waits for the next transfer. */
interface Reader {
  readonly bytes: number;
  readonly resolve: (result: USBInTransferResult) => void;
  readonly reject: (reason: DOMException) => void;
}

/** Where the next transfer of one direction ends: header and payload of a packet are transfers of their own. */
class TransferBorder {
  bytes = headerBytes;

  /** Moves on behind a transfer, whose header tells how long its payload is. */
  pass(transfer: Buffer): void {
    const payloadBytes = this.bytes === headerBytes ? transfer.readUInt32LE(12) : 0;
    this.bytes = payloadBytes > 0 ? payloadBytes : headerBytes;
  }
}

/** The bulk endpoints of one device, joined to the daemon of a fake phone. */
class FakePort {
  faults: FakeUsbFaults = {};
  isOpened = false;
  isClaimed = false;
  isPlugged = true;
  readonly #daemonPort: number;
  readonly #readers: Reader[] = [];
  #socket: Socket | undefined;
  #received = Buffer.alloc(0);
  #incoming = new TransferBorder();
  #outgoing = new TransferBorder();

  constructor(daemonPort: number) {
    this.#daemonPort = daemonPort;
  }

  claim(): void {
    this.isClaimed = true;
    this.#received = Buffer.alloc(0);
    this.#incoming = new TransferBorder();
    this.#outgoing = new TransferBorder();
    const socket = connect(this.#daemonPort, '127.0.0.1');
    socket.on('data', (bytes) => {
      this.#received = Buffer.concat([this.#received, bytes]);
      this.#deliver();
    });
    socket.on('error', () => socket.destroy());
    this.#socket = socket;
  }

  close(reason: DOMException): void {
    this.isOpened = false;
    this.isClaimed = false;
    this.#socket?.destroy();
    for (const { reject } of this.#readers.splice(0)) reject(reason);
  }

  unplug(): void {
    this.isPlugged = false;
    this.close(disconnected());
  }

  read(bytes: number): Promise<USBInTransferResult> {
    return new Promise((resolve, reject) => {
      this.#readers.push({ bytes, resolve, reject });
      this.#deliver();
    });
  }

  /** Stalls at a transfer that ends elsewhere than a header or a payload does, since a daemon would read it wrongly. */
  write(transfer: Buffer): USBOutTransferResult {
    if (transfer.length === 0) return { status: 'ok', bytesWritten: 0 };
    if (transfer.length !== this.#outgoing.bytes) return { status: 'stall', bytesWritten: 0 };
    this.#outgoing.pass(transfer);
    this.#socket?.write(transfer);
    return { status: 'ok', bytesWritten: transfer.length };
  }

  #deliver(): void {
    while (this.#received.length >= this.#incoming.bytes) {
      const reader = this.#readers.shift();
      if (!reader) return;
      const transfer = this.#received.subarray(0, this.#incoming.bytes);
      this.#received = this.#received.subarray(transfer.length);
      this.#incoming.pass(transfer);
      const status = transfer.length > reader.bytes ? 'babble' : 'ok';
      reader.resolve({ status, data: new DataView(Uint8Array.from(transfer).buffer) });
    }
  }
}

const alternate = {
  alternateSetting: 0,
  interfaceClass: 0xff,
  interfaceSubclass: 0x42,
  interfaceProtocol: 1,
  interfaceName: 'ADB Interface',
  endpoints: [
    { endpointNumber: 1, direction: 'in', type: 'bulk', packetSize: 512 },
    { endpointNumber: 2, direction: 'out', type: 'bulk', packetSize: 512 },
  ],
};

/** A device with the part of WebUSB that ADB needs, refusing out of order what the standard has refused. */
function createFakeDevice(port: FakePort, serialNumber: string): USBDevice {
  const configuration = {
    configurationValue: 1,
    configurationName: null,
    interfaces: [
      {
        interfaceNumber: 0,
        alternate,
        alternates: [alternate],
        get claimed() {
          return port.isClaimed;
        },
      },
    ],
  };
  let isConfigured = false;
  const requireState = (isRight: boolean): void => {
    if (!port.isPlugged) throw disconnected();
    if (!isRight) throw failure('InvalidStateError', 'The device must be opened and its interface claimed first.');
  };
  return {
    vendorId: 0x18d1,
    productId: 0x4ee7,
    productName: 'Fake',
    serialNumber,
    get configurations() {
      return port.faults.hidesDebugging ? [] : [configuration];
    },
    get configuration() {
      return isConfigured ? configuration : null;
    },
    get opened() {
      return port.isOpened;
    },
    async open() {
      requireState(true);
      if (port.faults.isForbidden) throw failure('SecurityError', 'Access denied.');
      port.isOpened = true;
    },
    async close() {
      port.close(failure('AbortError', 'The transfer was cancelled.'));
    },
    async selectConfiguration() {
      requireState(port.isOpened);
      isConfigured = true;
    },
    async claimInterface() {
      requireState(port.isOpened);
      if (port.faults.isClaimedElsewhere) throw failure('NetworkError', 'Unable to claim interface.');
      port.claim();
    },
    async transferIn(endpoint: number, bytes: number) {
      requireState(port.isClaimed && endpoint === 1);
      return port.read(bytes);
    },
    async transferOut(endpoint: number, bytes: Uint8Array) {
      requireState(port.isClaimed && endpoint === 2);
      if (port.faults.refusesWrites) throw failure('NetworkError', 'A transfer error has occurred.');
      return port.write(Buffer.from(bytes));
    },
  } as unknown as USBDevice;
}

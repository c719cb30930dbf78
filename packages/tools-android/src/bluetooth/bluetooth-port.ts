import type { PortOptions } from '../port-options.ts';

/** A device that the phone was paired with. */
export interface BluetoothDevice {
  readonly address: string;
  readonly name: string;
  readonly isConnected: boolean;
}

/** How long to try. */
export interface ConnectBluetoothOptions extends PortOptions {
  /** Measured in the phone's time. */
  readonly timeoutMs: number;
}

/** Bluetooth of a phone. */
export interface BluetoothPort {
  readIsEnabled(options?: PortOptions): Promise<boolean>;
  enable(options?: PortOptions): Promise<boolean>;
  listDevices(options?: PortOptions): Promise<readonly BluetoothDevice[]>;
  /** Resolves with whether the device was connected in time. */
  connect(address: string, options: ConnectBluetoothOptions): Promise<boolean>;
}

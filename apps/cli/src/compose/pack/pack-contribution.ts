import type { ImplementedToolPack, ResolvedCall, ToolPack } from '@octoweave/core';
import type { CallPreview } from '../../preview/call-preview.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** Ways to a device. */
export const driverNames = ['simulator', 'adb', 'osascript', 'viss'] as const;
export type DriverName = (typeof driverNames)[number];

/** A host and a port; without a port, the usual one is meant. */
export interface Address {
  readonly host: string;
  readonly port: number | undefined;
}

/** Where devices are, and whether services in the network may be asked. */
export interface DevicePlaces {
  readonly adbSerial?: string;
  readonly adbHost?: Address;
  readonly adbAddress?: Address;
  readonly vissUrl?: string;
  readonly online: boolean;
}

/** How one pack is put on its device. */
export interface OpenPackOptions extends DevicePlaces {
  /** What a simulated device starts as: a preset or a file. */
  readonly state: string | undefined;
  /** Nothing is going to be run: a device is opened only where a preview has to look at it. */
  readonly isDryRun: boolean;
}

/** A pack on its device, owned by whoever opened it. */
export interface OpenedPack {
  readonly implemented: ImplementedToolPack;
  /** Undefined where the device is a real one. */
  readonly simulation?: SimulatedDevice | undefined;
  /** What it is called in the journal, where only its driver knows. @defaultValue by its driver and place: see `nameDevice` */
  readonly deviceName?: string | undefined;
  /** Says what a call would send to the device, and sends nothing. */
  readonly previewCall?: ((call: ResolvedCall) => Promise<CallPreview>) | undefined;
  /** Closes the way to the device. Safe to call twice. */
  readonly dispose?: (() => Promise<void>) | undefined;
}

/** Puts a pack on a device. @throws {UsageError} for a state that cannot be used; {DeviceError} where the device cannot be reached. */
export type OpenPack = (options: OpenPackOptions) => Promise<OpenedPack>;

/** What a pack brings to the command line. Its code is loaded when it is asked for. */
export interface PackContribution {
  readonly name: string;
  /** The declarations, without a device. */
  readonly declare: () => Promise<ToolPack>;
  readonly drivers: Readonly<Partial<Record<DriverName, OpenPack>>>;
  /** States that its simulator knows by name. */
  readonly presets: readonly string[];
}

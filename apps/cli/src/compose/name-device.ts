import { randomUUID } from 'node:crypto';
import type { DeviceNames } from '@octoweave/core';
import type { DevicePlaces, DriverName, OpenedPack } from './pack/pack-contribution.ts';

/** A simulated device ends with the process, so it is another one in each. */
const simulatorName = `simulator ${randomUUID()}`;

/** Whether the device of this name was simulated; the journal of older versions has no names, and they had no other devices. */
export const isSimulatorName = (name: string | undefined): boolean => name === undefined || name.startsWith('simulator ');

/** Where the car is unless it is said. */
export const defaultVissUrl = 'ws://127.0.0.1:8090';

/** What a device is called in the journal: what was done on one must not be undone on another. */
export function nameDevice(driver: DriverName, { adbSerial, vissUrl = defaultVissUrl }: DevicePlaces): string {
  switch (driver) {
    case 'simulator':
      return simulatorName;
    case 'viss':
      return `viss ${vissUrl}`;
    case 'adb':
      return ['adb', ...(adbSerial === undefined ? [] : [adbSerial])].join(' ');
    case 'osascript':
      return 'osascript';
  }
}

/** The devices of packs by their names in the journal. */
export function deviceNames(packs: readonly OpenedPack[]): DeviceNames {
  return Object.fromEntries(
    packs.flatMap(({ implemented, deviceName }) => (deviceName === undefined ? [] : [[implemented.name, deviceName]])),
  );
}

import type { BluetoothDevice, BluetoothPort } from '../../bluetooth/bluetooth-port.ts';
import type { PortOptions } from '../../port-options.ts';
import { dumpBluetooth, enableBluetooth, openBluetoothSettings, readSetting } from '../commands.ts';
import { type AdbPortContext, lookUntil } from './adb-port-context.ts';

const enableAttempts = 10;

/**
 * Bluetooth of a phone behind adb.
 *
 * No command connects a device: its settings are opened, a person taps the device, and the phone is watched until it is connected.
 */
export function adbBluetooth(context: AdbPortContext): BluetoothPort {
  const { shell, clock, pauseMs } = context;
  const listDevices = async (options: PortOptions = {}): Promise<readonly BluetoothDevice[]> =>
    parseBluetoothDump(await shell.run(dumpBluetooth, options));
  const readIsEnabled = async (options: PortOptions = {}): Promise<boolean> =>
    (await shell.run(readSetting('global', 'bluetooth_on'), options)).trim() === '1';
  return {
    listDevices,
    readIsEnabled,
    async enable(options = {}) {
      await shell.run(enableBluetooth, options);
      return lookUntil(context, { look: () => readIsEnabled(options), until: Boolean, attempts: enableAttempts, ...options });
    },
    async connect(address, { timeoutMs, signal }) {
      await shell.run(openBluetoothSettings, { signal });
      const look = async (): Promise<boolean> =>
        (await listDevices({ signal })).some((device) => device.address === address && device.isConnected);
      const endMs = clock().getTime() + timeoutMs;
      const isOver = (isConnected: boolean): boolean => isConnected || clock().getTime() >= endMs;
      return lookUntil(context, { look, until: isOver, attempts: Math.max(1, Math.ceil(timeoutMs / pauseMs)), signal });
    },
  };
}

const addressPattern = '(?:[0-9A-FX]{2}:){5}[0-9A-F]{2}';
const bondedLine = new RegExp(String.raw`^\s+(${addressPattern})\s+(?:\[[^\]]*\]\s+)?(.+?)\s*$`, 'u');
const machineStart = new RegExp(String.raw`^(${addressPattern})\b`, 'u');

/** Reads the devices that `dumpsys bluetooth_manager` lists as bonded, and which of them a profile says is connected. */
export function parseBluetoothDump(dump: string): readonly BluetoothDevice[] {
  const [, bonded = ''] = /^\s*Bonded devices:[^\n]*\n((?:\s+(?:[0-9A-FX]{2}:){5}[^\n]*\n?)*)/mu.exec(dump) ?? [];
  const machines = dump.split('StateMachine for ').filter((machine) => /\bConnected\b/u.test(machine));
  const connected = new Set(machines.map((machine) => machineStart.exec(machine)?.[1]));
  return bonded.split('\n').flatMap((line) => {
    const [, address, name] = bondedLine.exec(line) ?? [];
    return address === undefined || name === undefined ? [] : [{ address, name, isConnected: connected.has(address) }];
  });
}

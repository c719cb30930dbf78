import { cannotUndo, defineTool, implementTool, type Tool, type ToolDefinition, ToolNeedsInput } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { matchNames } from '../match-names.ts';
import { phoneFailure } from '../phone-failure.ts';

export interface ConnectToBluetoothDeviceInput {
  readonly device_name: string;
  readonly timeout: number;
}

export const connectToBluetoothDevice: ToolDefinition<ConnectToBluetoothDeviceInput, boolean> = defineTool({
  name: 'connect_to_bluetooth_device',
  title: 'Connect Bluetooth device',
  category: 'system',
  summary: 'Try to connect a Bluetooth device by its name, giving up after a while.',
  input: z.strictObject({
    device_name: z.string().min(1).meta({ description: 'Name of the device.' }),
    timeout: z.int().min(1).max(120).meta({ description: 'Seconds to keep trying.', unit: 's', extractive: true }).default(10),
  }),
  output: z.boolean().describe('True if the device was connected in time.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'android.bluetooth',
  examples: [{ query: 'Connect to my Bose headphones', input: { device_name: 'Bose headphones' } }],
});

export const connectToBluetoothDeviceTool = ({ device }: AndroidToolOptions): Tool<ConnectToBluetoothDeviceInput, boolean> =>
  implementTool(
    connectToBluetoothDevice,
    async ({ device_name: said, timeout }, { signal, reportChange }) => {
      const matches = matchNames(await device.bluetooth.listDevices({ signal }), { said, nameOf: ({ name }) => name });
      const [only] = matches;
      if (!only)
        throw phoneFailure('not-found', { message: `The phone is paired with no device called "${said}".`, advice: 'Pair it first.' });
      if (matches.length > 1) {
        const choices = matches.map(({ name }) => name);
        throw new ToolNeedsInput({ parameter: 'device_name', question: `Several devices are called "${said}". Which one?`, choices });
      }
      if (only.isConnected) return true;
      if (!(await device.bluetooth.readIsEnabled({ signal }))) {
        if (!(await device.bluetooth.enable({ signal }))) throw phoneFailure('not-followed', { message: 'Bluetooth stays off.' });
        reportChange({ path: 'bluetooth.isEnabled', from: false, to: true });
      }
      const isConnected = await device.bluetooth.connect(only.address, { signal, timeoutMs: timeout * 1000 });
      if (isConnected) reportChange({ path: `bluetooth.devices.${only.address}.isConnected`, from: false, to: true });
      return isConnected;
    },
    { undo: () => cannotUndo('No call disconnects a device or switches Bluetooth off.') },
  );

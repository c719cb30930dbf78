import { isAgentError, type ToolId } from '@octoweave/core';
import type { AdbPhone } from '@octoweave/tools-android/adb';
import { DeviceError } from '../../device-error.ts';
import { readState } from '../../input/read-state.ts';
import type { CallPreview } from '../../preview/call-preview.ts';
import type { OpenPack, OpenPackOptions, PackContribution } from './pack-contribution.ts';
import { simulatedDevice } from './simulated-device.ts';

const openSimulator: OpenPack = async ({ state, online }) => {
  const { implementAndroidPack, initialPhoneState, simulatedPhone } = await import('@octoweave/tools-android');
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const device = simulatedPhone({ state: { timeZone, ...(await readState(state, initialPhoneState)) }, clock: () => new Date() });
  const services = online ? { services: (await import('./phone-services.ts')).onlineServices({ fetch, environment: process.env }) } : {};
  return { implemented: implementAndroidPack({ device, ...services }), simulation: simulatedDevice(device) };
};

const openAdb: OpenPack = async (options) => {
  const [{ implementAndroidPack, simulatedPhone }, { offlineServices, onlineServices }] = await Promise.all([
    import('@octoweave/tools-android'),
    import('./phone-services.ts'),
  ]);
  const services = options.online ? onlineServices({ fetch, environment: process.env }) : offlineServices;
  // A dry run needs a phone that can be named and is never acted on.
  const phone = options.isDryRun ? undefined : await connect(options);
  return {
    implemented: implementAndroidPack({ device: phone ?? simulatedPhone(), services }),
    ...(phone && { deviceName: `adb ${phone.serial}` }),
    previewCall: ({ toolId, arguments: input }) => preview(toolId, input),
    dispose: async () => phone?.dispose(),
  };
};

async function connect({ adbSerial: serial, adbHost, adbAddress }: OpenPackOptions): Promise<AdbPhone> {
  const { openAdbPhone, openDirectAdbPhone } = await import('@octoweave/tools-android/adb');
  return (adbAddress ? openDirectAdbPhone(adbAddress) : openAdbPhone({ ...adbHost, serial })).catch((error: unknown) => {
    // The driver knows nothing of options, and several phones want one.
    if (isAgentError(error) && error.code === 'not-found')
      throw new DeviceError({ message: `${error.message} Name one of them with --adb-serial.`, cause: error });
    throw DeviceError.from(error);
  });
}

async function preview(toolId: ToolId, input: unknown): Promise<CallPreview> {
  const { describeAdbCall } = await import('@octoweave/tools-android/adb');
  const steps = describeAdbCall(toolId.slice('android.'.length), input).map((command) => ({ type: 'adb-command', ...command }) as const);
  return { steps, ...(steps.length === 0 && { note: 'It would run no command on the phone.' }) };
}

/** A phone. */
export const androidContribution: PackContribution = {
  name: 'android',
  declare: async () => (await import('@octoweave/tools-android')).androidPack,
  drivers: { simulator: openSimulator, adb: openAdb },
  presets: [],
};

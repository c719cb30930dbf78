import { isAgentError, type ToolId } from '@octoweave/core';
import type { ContactsPort } from '@octoweave/tools-android';
import type { AdbPhone } from '@octoweave/tools-android/adb';
import { DeviceError } from '../../device-error.ts';
import { readState } from '../../input/read-state.ts';
import type { CallPreview } from '../../preview/call-preview.ts';
import type { OpenedPack, OpenPack, OpenPackOptions, PackContribution } from './pack-contribution.ts';
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
  const previewCall: OpenedPack['previewCall'] = ({ toolId, arguments: input }) => preview(toolId, input);
  if (options.isDryRun) {
    // Nothing is done to a phone; who is in its contacts, only it can say.
    const phone = openWhenAsked(() => openPhone(options));
    const contacts: ContactsPort = {
      ...simulatedPhone().contacts,
      list: async (asked) => (await phone.open()).contacts.list(asked),
      listAddresses: async (asked) => (await phone.open()).contacts.listAddresses(asked),
    };
    return {
      implemented: implementAndroidPack({ device: { ...simulatedPhone(), contacts }, services }),
      previewCall,
      dispose: phone.dispose,
    };
  }
  const phone = await connect(options);
  return {
    implemented: implementAndroidPack({ device: phone, services }),
    deviceName: `adb ${phone.serial}`,
    previewCall,
    dispose: () => phone.dispose(),
  };
};

/** A phone that is opened once, by whoever asks for it first. */
function openWhenAsked(open: () => Promise<AdbPhone>): { readonly open: () => Promise<AdbPhone>; readonly dispose: () => Promise<void> } {
  let opened: Promise<AdbPhone> | undefined;
  return {
    open: () => (opened ??= open()),
    dispose: async () => {
      const phone = await opened?.catch(() => undefined);
      await phone?.dispose();
    },
  };
}

async function openPhone({ adbSerial: serial, adbHost, adbAddress }: OpenPackOptions): Promise<AdbPhone> {
  const { openAdbPhone, openDirectAdbPhone } = await import('@octoweave/tools-android/adb');
  return adbAddress ? openDirectAdbPhone(adbAddress) : openAdbPhone({ ...adbHost, serial });
}

function connect(options: OpenPackOptions): Promise<AdbPhone> {
  return openPhone(options).catch((error: unknown) => {
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

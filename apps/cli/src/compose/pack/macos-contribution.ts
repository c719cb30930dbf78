import type { ResolvedCall } from '@octoweave/core';
import type { MacState, SimulatedMac, ZoomPort } from '@octoweave/tools-macos';
import { DeviceError } from '../../device-error.ts';
import { readState } from '../../input/read-state.ts';
import type { CallPreview, PreviewStep } from '../../preview/call-preview.ts';
import type { OpenPack, PackContribution } from './pack-contribution.ts';
import { simulatedDevice } from './simulated-device.ts';

const openSimulator: OpenPack = async (options) => {
  const { defaultMacState, implementMacosPack } = await import('@octoweave/tools-macos');
  const device = await openSimulatedMac(await readState(options.state, defaultMacState));
  const zoom = options.online ? await onlineZoom() : device.zoom;
  return { implemented: implementMacosPack({ device: { ...device, zoom } }), simulation: simulatedDevice(device) };
};

const openOsascript: OpenPack = async (options) => {
  const [{ implementMacosPack }, { osascriptMac }] = await Promise.all([
    import('@octoweave/tools-macos'),
    import('@octoweave/tools-macos/osascript'),
  ]);
  if (!options.isDryRun && process.platform !== 'darwin')
    throw new DeviceError({
      message:
        'osascript is there on macOS only. Leave out --driver for a simulated Mac, or add --dry-run to see what would be run on a real one.',
    });
  const zoom = await (options.online ? onlineZoom() : refusingZoom('Zoom is in the network, which only --online may use.'));
  return { implemented: implementMacosPack({ device: osascriptMac({ zoom }) }), previewCall: createPreview(await openSimulatedMac()) };
};

async function openSimulatedMac(state?: Partial<MacState>): Promise<SimulatedMac> {
  const { simulatedMac } = await import('@octoweave/tools-macos');
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return simulatedMac({ state, timeZone, clock: () => new Date() });
}

/** Zoom in the network. Without an account it refuses: no link is made up beside what is real. */
async function onlineZoom(): Promise<ZoomPort> {
  const token = process.env['ZOOM_ACCESS_TOKEN'];
  if (!token) return refusingZoom('No Zoom account is connected: set ZOOM_ACCESS_TOKEN.');
  const { zoomOverHttp } = await import('@octoweave/tools-macos');
  return zoomOverHttp({ accessToken: () => Promise.resolve(token) });
}

async function refusingZoom(message: string): Promise<ZoomPort> {
  const { MacError } = await import('@octoweave/tools-macos');
  return { createMeeting: () => Promise.reject(new MacError({ code: 'not-connected', operation: 'zoom.createMeeting', message })) };
}

/** Runs calls on a simulated Mac, one after the other, and says what their operations are on a real one. */
function createPreview(device: SimulatedMac): (call: ResolvedCall) => Promise<CallPreview> {
  return async ({ toolId, arguments: input }) => {
    const [{ macosTools }, { macCommand }] = await Promise.all([
      import('@octoweave/tools-macos'),
      import('@octoweave/tools-macos/osascript'),
    ]);
    const tool = macosTools({ device }).find(({ definition }) => toolId === `macos.${definition.name}`);
    const before = device.journal().length;
    const refusal = await tool?.execute(input, { signal: new AbortController().signal, reportChange: () => undefined }).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const steps = device
      .journal()
      .slice(before)
      .flatMap(({ call }): readonly PreviewStep[] =>
        call.operation === 'zoom.createMeeting' ? [] : [{ type: 'program', ...macCommand(call) }],
      );
    const note = 'A simulated Mac answered what is asked on the way: contacts, ids and paths are its own.';
    return { steps, note: refusal === undefined ? note : `${note} On it the call ends with: ${refusal}` };
  };
}

/** A Mac. */
export const macosContribution: PackContribution = {
  name: 'macos',
  declare: async () => (await import('@octoweave/tools-macos')).macosPack,
  drivers: { simulator: openSimulator, osascript: openOsascript },
  presets: [],
};

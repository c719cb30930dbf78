import { afterEach } from 'vitest';
import { type VissVehicle, vissVehicle, type VissVehicleOptions } from '../index.ts';
import { dataOf, type ScriptedRequest, type ScriptedVissServer, scriptedVissServer } from './scripted-viss-server.ts';

export const speed = 'Vehicle.Speed';
export const volume = 'Vehicle.Cabin.Infotainment.Media.Volume';
export const requestTimeoutMs = 5000;
export const atOnce = { delayMs: (): number => 0 };

const disposals: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(disposals.splice(0).map((dispose) => dispose()));
});

/** Disposes of something at the end of the test that opened it. */
export const disposeAfterwards = (dispose: () => unknown): void => void disposals.push(dispose);

/** A scripted server for one test. */
export async function serve(...options: Parameters<typeof scriptedVissServer>): Promise<ScriptedVissServer> {
  const server = await scriptedVissServer(...options);
  disposeAfterwards(() => server.dispose());
  return server;
}

/** A vehicle for one test that connects again at once. */
export async function connect(options: VissVehicleOptions): Promise<VissVehicle> {
  const device = await vissVehicle({ requestTimeoutMs, reconnect: atOnce, ...options });
  disposeAfterwards(() => device.dispose());
  return device;
}

export const error = (number: number, why = 'bad_request', message = 'no'): Readonly<Record<string, unknown>> => ({
  error: { number, reason: why, message },
});

export const event = (subscriptionId: string, value: unknown, path: string = volume): string =>
  JSON.stringify({ action: 'subscription', subscriptionId, data: { path, dp: { value, ts: '2026-11-21T08:00:00Z' } } });

/** Subscriptions are numbered by connection; reads hold 40. */
export function agreeable(request: ScriptedRequest): void {
  if (request.action === 'subscribe') request.reply({ subscriptionId: `s${request.connection}` });
  else request.reply(request.action === 'get' ? dataOf(request, '40') : {});
}

import type { VehicleSignalPath, VehicleSignalValues } from '../signals/vehicle-signal.ts';
import { VehicleSignalError } from '../signals/vehicle-signal-error.ts';
import { checkSignalPath } from '../simulator/check-signal-value.ts';
import type { SimulationClock } from '../simulator/simulation-clock.ts';
import { abortReason } from '../simulator/watch-state.ts';
import type { VehicleSignals } from '../vehicle-port.ts';
import { followPath } from './follow-path.ts';
import { readSignal } from './read-signal.ts';
import type { VissChannel } from './viss-channel.ts';
import { VissConnectionError } from './viss-connection-error.ts';
import { missingSignalMessage, toSignalError } from './viss-error.ts';
import { defaultAttempts, openVissLink, type ReconnectOptions } from './viss-link.ts';
import type { VissAnswer, VissRequestBody } from './viss-message.ts';
import type { VissSocket, VissSocketFactory } from './viss-socket.ts';
import { vissSetRequest } from './viss-value.ts';

/** Where the car is, and how patient to be with it. */
export interface VissVehicleOptions {
  /** Such as `ws://127.0.0.1:8090`; `wss:` wherever the network is not your own. */
  readonly url: string;
  /** @defaultValue the global `WebSocket` */
  readonly socketFactory?: VissSocketFactory | undefined;
  /** For reads and subscriptions, and for writes that were not sent yet. */
  readonly reconnect?: ReconnectOptions | undefined;
  /** How long opening a connection may take, and how long each answer. @defaultValue 10_000 */
  readonly requestTimeoutMs?: number | undefined;
  /** What the server wants as `authorization`. */
  readonly accessToken?: string | undefined;
  /** Aborts the opening; afterwards there is `dispose`. */
  readonly signal?: AbortSignal | undefined;
  /** What deadlines and delays are measured with. @defaultValue real time */
  readonly clock?: Pick<SimulationClock, 'schedule'> | undefined;
}

/** A car at the other end of a connection, owned by whoever opened it. */
export interface VissVehicle extends VehicleSignals {
  /** It may be a simulator; the driver cannot know. */
  readonly isSimulated: false;
  /** Closes the connection; what waits is refused. Harmless when repeated. */
  dispose(): void;
}

const realClock: Pick<SimulationClock, 'schedule'> = {
  schedule(delayMs, wake) {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * Connects to a car, or to whatever serves VISS version 2 over a WebSocket.
 *
 * - Reads and subscriptions survive a lost connection. A write that was sent is never sent again: where its answer does not come, it
 *   rejects with `effect_unknown`.
 * - The driver adds no judgement: what a car may be told in which driving state is decided by the tools.
 *
 * @throws {VissConnectionError} where the first connection cannot be had.
 */
export async function vissVehicle({
  socketFactory = globalSocket,
  requestTimeoutMs = 10_000,
  clock = realClock,
  ...options
}: VissVehicleOptions): Promise<VissVehicle> {
  const { signal: openingSignal, reconnect } = options;
  if (openingSignal?.aborted) throw abortReason(openingSignal);
  const link = await openVissLink({ ...options, socketFactory, requestTimeoutMs, clock });
  const attempts = reconnect?.attempts ?? defaultAttempts;

  const connect = async (path: string, signal: AbortSignal | undefined): Promise<VissChannel> => {
    try {
      return await link.channel(signal);
    } catch (error) {
      if (!(error instanceof VissConnectionError)) throw error;
      throw new VehicleSignalError({ code: 'unavailable', path, message: error.message, cause: error });
    }
  };
  const unavailable = (path: string, message: string): VehicleSignalError => new VehicleSignalError({ code: 'unavailable', path, message });
  const unanswered = (path: string): VehicleSignalError =>
    unavailable(path, `The car did not answer within ${requestTimeoutMs} ms when asked for ${path}.`);
  const lost = (path: string): VehicleSignalError =>
    unavailable(path, `The connection to the car was lost each of ${attempts + 1} times when it was asked for ${path}.`);

  const ask = async (body: VissRequestBody, { path, signal }: { path: string; signal: AbortSignal | undefined }): Promise<VissAnswer> => {
    for (let attempt = 0; attempt <= attempts; attempt += 1) {
      const channel = await connect(path, signal);
      const reply = await channel.request(body, { signal });
      if (reply.status === 'answered') return reply.answer;
      if (reply.status === 'unanswered') throw unanswered(path);
    }
    throw lost(path);
  };

  return {
    isSimulated: false,
    async get(paths, { signal } = {}) {
      if (signal?.aborted) throw abortReason(signal);
      for (const path of paths) checkSignalPath(path);
      const path = paths.join(', ');
      const { data, error } = paths.length === 0 ? { data: [] } : await ask(getRequest(paths), { path, signal });
      if (error) throw toSignalError({ action: 'get', path, error });
      return Object.fromEntries(paths.map((one) => [one, held(one, data)])) as Pick<VehicleSignalValues, (typeof paths)[number]>;
    },
    async set(path, value, { signal } = {}) {
      checkSignalPath(path);
      for (let attempt = 0; attempt <= attempts; attempt += 1) {
        const channel = await connect(path, signal);
        const reply = await channel.request(vissSetRequest(path, value), { signal });
        if (reply.status === 'unsent') continue;
        if (reply.status !== 'answered') throw effectUnknown(path);
        if (reply.answer.error) throw toSignalError({ action: 'set', path, error: reply.answer.error });
        return;
      }
      throw lost(path);
    },
    async watch(path, { until, timeoutMs, signal }) {
      if (signal?.aborted) throw abortReason(signal);
      checkSignalPath(path);
      const controller = new AbortController();
      let reason: unknown;
      const stop = (why: unknown): void => {
        reason ??= why;
        controller.abort();
      };
      const abort = (): void => stop(abortReason(signal));
      const late = (): void =>
        stop(new VehicleSignalError({ code: 'timeout', path, message: `${path} did not get there within ${timeoutMs} ms.` }));
      const cancelTimer = timeoutMs === undefined || timeoutMs === Number.POSITIVE_INFINITY ? undefined : clock.schedule(timeoutMs, late);
      signal?.addEventListener('abort', abort);
      try {
        for (let attempt = 0; attempt <= attempts; attempt += 1) {
          const channel = await connect(path, controller.signal);
          const end = await followPath(channel, { path, until, signal: controller.signal });
          if (end.status === 'reached') return end.value;
          if (end.status === 'unanswered') throw unanswered(path);
        }
        throw lost(path);
      } catch (error) {
        throw controller.signal.aborted ? reason : error;
      } finally {
        cancelTimer?.();
        signal?.removeEventListener('abort', abort);
      }
    },
    dispose: () => link.dispose(),
  };
}

function globalSocket(url: string, subprotocol: string): VissSocket {
  if (typeof WebSocket === 'undefined') throw new VissConnectionError({ code: 'web-socket-missing', url });
  return new WebSocket(url, subprotocol);
}

const root = 'Vehicle';

/** Several leaves go into one request with a filter, which KUKSA has: one answer, one moment. */
function getRequest(paths: readonly VehicleSignalPath[]): VissRequestBody {
  const [path, ...others] = new Set(paths);
  if (path !== undefined && others.length === 0) return { action: 'get', path };
  const parameter = [...new Set(paths)].map((one) => one.slice(`${root}.`.length));
  return { action: 'get', path: root, filter: { type: 'paths', parameter } };
}

/** A filter leaves out what a server does not have, so that each leaf is looked for. */
function held(path: VehicleSignalPath, data: unknown): VehicleSignalValues[VehicleSignalPath] {
  const value = readSignal(path, data);
  if (value !== undefined) return value;
  throw new VehicleSignalError({ code: 'not_found', path, message: missingSignalMessage(path) });
}

function effectUnknown(path: string): VehicleSignalError {
  const message = `The car was told to change ${path} and did not answer: whether it did is not known, and it was not told again.`;
  return new VehicleSignalError({ code: 'effect_unknown', path, message });
}

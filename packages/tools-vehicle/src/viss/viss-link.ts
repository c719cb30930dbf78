import { abortReason } from '../simulator/watch-state.ts';
import { openVissChannel, type OpenVissChannelOptions, type VissChannel } from './viss-channel.ts';
import { VissConnectionError } from './viss-connection-error.ts';

/** How often and how fast a lost connection is opened again. */
export interface ReconnectOptions {
  /** How many connections in a row may fail, or end without one word, until requests are refused; 0 never opens again. @defaultValue 5 */
  readonly attempts?: number | undefined;
  /** How long to wait after so many failures. @defaultValue 250 ms, doubled each time, 5 s at most */
  readonly delayMs?: ((failures: number) => number) | undefined;
}

/** A connection that is opened again when it is needed again. */
export interface VissLink {
  /**
   * The open connection, or a new one.
   *
   * @throws {VissConnectionError} once the attempts are used up; the next call starts anew.
   */
  channel(signal: AbortSignal | undefined): Promise<VissChannel>;
  dispose(): void;
}

/** What a link is made of. */
export interface OpenVissLinkOptions extends OpenVissChannelOptions {
  readonly reconnect?: ReconnectOptions | undefined;
}

/** How many connections in a row may fail unless told otherwise. */
export const defaultAttempts = 5;

const defaultDelayMs = (failures: number): number => Math.min(250 * 2 ** (failures - 1), 5000);

/**
 * Opens the first connection, once: a wrong address shows at once.
 *
 * - Afterwards a connection is opened when something waits for it, and never in the background.
 * - A connection the server never said a word on counts as a failure.
 */
export async function openVissLink({ reconnect = {}, signal: openingSignal, ...options }: OpenVissLinkOptions): Promise<VissLink> {
  const { attempts = defaultAttempts, delayMs = defaultDelayMs } = reconnect;
  const { url, clock } = options;
  const disposal = new AbortController();
  let channel = await openVissChannel({ ...options, signal: openingSignal });
  let opening: Promise<VissChannel> | undefined;
  let failures = 0;
  /** The present connection, until its end was looked at. */
  let uncounted: VissChannel | undefined = channel;

  const disposed = (): VissConnectionError => new VissConnectionError({ code: 'viss-disposed', url });

  const wait = (waitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        cancel();
        disposal.signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.schedule(waitMs, end);
      disposal.signal.addEventListener('abort', end);
    });

  const reopen = async (): Promise<VissChannel> => {
    if (!channel.isProven && uncounted === channel) failures += 1;
    uncounted = undefined;
    let error = new VissConnectionError({ code: 'viss-connection-lost', url, detail: channel.endedBecause });
    for (;;) {
      if (failures >= attempts) {
        failures = 0;
        throw error;
      }
      if (failures > 0) await wait(delayMs(failures));
      if (disposal.signal.aborted) throw disposed();
      try {
        channel = await openVissChannel({ ...options, signal: disposal.signal });
        uncounted = channel;
        return channel;
      } catch (thrown) {
        if (disposal.signal.aborted) throw disposed();
        if (!(thrown instanceof VissConnectionError)) throw thrown;
        error = thrown;
        failures += 1;
      }
    }
  };

  return {
    async channel(signal) {
      if (signal?.aborted) throw abortReason(signal);
      if (disposal.signal.aborted) throw disposed();
      if (channel.isOpen) return channel;
      if (channel.isProven && opening === undefined) failures = 0;
      opening ??= reopen().finally(() => {
        opening = undefined;
      });
      return unlessAborted(opening, signal);
    },
    dispose() {
      disposal.abort();
      channel.close();
    },
  };
}

/** Stops waiting once aborted; what is waited for goes on for others. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortReason(signal));
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

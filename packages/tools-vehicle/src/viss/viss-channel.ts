import type { SimulationClock } from '../simulator/simulation-clock.ts';
import { abortReason } from '../simulator/watch-state.ts';
import { parseVissMessage, type VissAnswer, type VissRequestBody, vissSubprotocol } from './viss-message.ts';
import { VissConnectionError } from './viss-connection-error.ts';
import type { VissSocket, VissSocketFactory } from './viss-socket.ts';

/**
 * How a request ended.
 *
 * - `unsent`: the connection was gone before, so the server knows nothing of it.
 * - `lost`: it was sent, and the connection ended before the answer.
 * - `unanswered`: it was sent, and the time is over.
 */
export type VissReply =
  | { readonly status: 'answered'; readonly answer: VissAnswer }
  | { readonly status: 'unsent' }
  | { readonly status: 'lost' }
  | { readonly status: 'unanswered' };

/** How to ask. */
export interface VissRequestOptions {
  /** Gives the answer up; the request itself cannot be called back. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the answer as it comes in, before anything that comes after it; also where the answer was given up. */
  readonly accept?: ((answer: VissAnswer) => void) | undefined;
}

/** One open connection: it ends once and is not opened again. */
export interface VissChannel {
  readonly isOpen: boolean;
  /** Whether the server ever said anything that makes sense. */
  readonly isProven: boolean;
  /** In words; empty while it is open. */
  readonly endedBecause: string;
  /** Rejects only with the reason of the signal. */
  request(body: VissRequestBody, options?: VissRequestOptions): Promise<VissReply>;
  /** Hands on the events of a subscription, and at last the end of the connection. */
  listen(subscriptionId: string, listener: (reply: VissReply) => void): void;
  /** Ends a subscription on both sides, if the connection is still there. */
  unsubscribe(subscriptionId: string): void;
  close(): void;
}

/** Where to connect to. */
export interface OpenVissChannelOptions {
  readonly url: string;
  readonly socketFactory: VissSocketFactory;
  readonly clock: Pick<SimulationClock, 'schedule'>;
  /** How long opening may take, and how long each answer. */
  readonly requestTimeoutMs: number;
  /** Sent along with each request but `unsubscribe`. */
  readonly accessToken?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens one connection and makes sure that the other end speaks VISS v2.
 *
 * @throws {VissConnectionError} where it cannot be had; nothing is left open then.
 */
export function openVissChannel(options: OpenVissChannelOptions): Promise<VissChannel> {
  const { url, clock, requestTimeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    const socket = createSocket(options);
    let isSettled = false;
    const end = (settle: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      cancelTimer();
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const refuse = (error: unknown): void =>
      end(() => {
        reject(error);
        socket.close();
      });
    const abort = (): void => refuse(abortReason(signal));
    const unreachable = (detail: string | undefined): void =>
      refuse(new VissConnectionError({ code: 'viss-unreachable', url, ...(detail && { detail }) }));
    const cancelTimer = clock.schedule(requestTimeoutMs, () => unreachable(`no answer within ${requestTimeoutMs} ms`));
    signal?.addEventListener('abort', abort);
    socket.addEventListener('error', ({ message }) => unreachable(message));
    socket.addEventListener('close', () => unreachable(undefined));
    socket.addEventListener('open', () => {
      if (socket.protocol === vissSubprotocol) end(() => resolve(createVissChannel(socket, options)));
      else refuse(new VissConnectionError({ code: 'viss-subprotocol-refused', url }));
    });
  });
}

/** An address no socket can be made for throws at once. */
function createSocket({ url, socketFactory }: OpenVissChannelOptions): VissSocket {
  try {
    return socketFactory(url, vissSubprotocol);
  } catch (cause) {
    if (cause instanceof VissConnectionError) throw cause;
    throw new VissConnectionError({ code: 'viss-unreachable', url, cause });
  }
}

function createVissChannel(socket: VissSocket, { clock, requestTimeoutMs, accessToken }: OpenVissChannelOptions): VissChannel {
  const pending = new Map<string, (reply: VissReply) => void>();
  const listeners = new Map<string, (reply: VissReply) => void>();
  let isOpen = true;
  let sentCount = 0;
  let receivedCount = 0;

  let endedBecause = '';

  const lose = (reason: string): void => {
    if (!isOpen) return;
    isOpen = false;
    endedBecause = reason;
    const waiting = [...pending.values(), ...listeners.values()];
    pending.clear();
    listeners.clear();
    for (const settle of waiting) settle({ status: 'lost' });
    socket.close();
  };

  socket.addEventListener('close', () => lose('the other end closed it'));
  socket.addEventListener('error', () => lose('the network failed'));
  socket.addEventListener('message', ({ data }) => {
    if (!isOpen) return;
    const message = parseVissMessage(data);
    if (message === undefined) return lose('the other end sent something that is not VISS');
    receivedCount += 1;
    if (message.type === 'stray') return;
    const settle = message.type === 'answer' ? pending.get(message.requestId) : listeners.get(message.subscriptionId);
    settle?.({ status: 'answered', answer: message.answer });
  });

  const request: VissChannel['request'] = (body, { signal, accept } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortReason(signal));
      if (!isOpen) return resolve({ status: 'unsent' });
      sentCount += 1;
      const requestId = String(sentCount);
      const receivedBefore = receivedCount;
      const authorization = accessToken === undefined || body.action === 'unsubscribe' ? {} : { authorization: accessToken };

      const stopWaiting = (): void => {
        cancelTimer();
        signal?.removeEventListener('abort', abort);
      };
      const giveUp = (): void => {
        stopWaiting();
        if (!accept) pending.delete(requestId);
      };
      const abort = (): void => {
        giveUp();
        reject(abortReason(signal));
      };
      const cancelTimer = clock.schedule(requestTimeoutMs, () => {
        giveUp();
        resolve({ status: 'unanswered' });
        // Not a word since: the other end is gone, and the network has not noticed.
        if (receivedCount === receivedBefore) lose('the other end fell silent');
      });
      pending.set(requestId, (reply) => {
        stopWaiting();
        pending.delete(requestId);
        if (reply.status === 'answered') accept?.(reply.answer);
        resolve(reply);
      });
      signal?.addEventListener('abort', abort);
      socket.send(JSON.stringify({ ...body, ...authorization, requestId }));
    });

  return {
    get isOpen() {
      return isOpen;
    },
    get isProven() {
      return receivedCount > 0;
    },
    request,
    listen(subscriptionId, listener) {
      listeners.set(subscriptionId, listener);
    },
    unsubscribe(subscriptionId) {
      listeners.delete(subscriptionId);
      void request({ action: 'unsubscribe', subscriptionId });
    },
    get endedBecause() {
      return endedBecause;
    },
    close: () => lose('it was closed on this side'),
  };
}

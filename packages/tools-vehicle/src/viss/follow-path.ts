import type { VehicleSignalPath, VehicleSignalValue } from '../signals/vehicle-signal.ts';
import { abortReason } from '../simulator/watch-state.ts';
import type { VissChannel, VissReply } from './viss-channel.ts';
import { toSignalError } from './viss-error.ts';
import { changeFilter, type VissAnswer, type VissErrorBody } from './viss-message.ts';
import { readSignal } from './read-signal.ts';

/** What to wait for on one connection. */
export interface FollowPathOptions<Path extends VehicleSignalPath> {
  readonly path: Path;
  readonly until: (value: VehicleSignalValue<Path>) => boolean;
  readonly signal: AbortSignal;
}

/** How waiting ended: there, or without the connection. */
export type FollowPathEnd<Value> =
  | { readonly status: 'reached'; readonly value: Value }
  | { readonly status: Exclude<VissReply['status'], 'answered'> };

/**
 * Subscribes to a leaf until a value of it is accepted.
 *
 * - The present value is asked for as well: not every server begins a subscription with it.
 * - Whatever the end, the subscription is ended too, even one whose answer is still under way.
 *
 * @throws {VehicleSignalError} what the server refused.
 */
export function followPath<Path extends VehicleSignalPath>(
  channel: VissChannel,
  { path, until, signal }: FollowPathOptions<Path>,
): Promise<FollowPathEnd<VehicleSignalValue<Path>>> {
  return new Promise((resolve, reject) => {
    let subscriptionId: string | undefined;
    let isOver = false;

    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', abort);
      if (subscriptionId !== undefined) channel.unsubscribe(subscriptionId);
      settle();
    };
    const fail = (error: unknown): void => end(() => reject(error));
    const abort = (): void => fail(abortReason(signal));
    const accept = (answer: VissAnswer): void => {
      if (answer.subscriptionId === undefined) return;
      if (isOver) return channel.unsubscribe(answer.subscriptionId);
      subscriptionId = answer.subscriptionId;
      channel.listen(subscriptionId, look);
    };
    const look = (reply: VissReply): void => {
      if (reply.status !== 'answered') return end(() => resolve({ status: reply.status }));
      try {
        const value = readValue(path, reply.answer);
        if (value !== undefined && until(value)) end(() => resolve({ status: 'reached', value }));
      } catch (error) {
        fail(error);
      }
    };
    const begin = async (): Promise<void> => {
      let reply = await channel.request({ action: 'subscribe', path }, { accept });
      // KUKSA knows no filter for changes and sends each of them; other servers insist on a filter.
      if (isRefused(reply, 400) && !isOver) reply = await channel.request({ action: 'subscribe', path, filter: changeFilter }, { accept });
      if (reply.status !== 'answered') return look(reply);
      if (reply.answer.error) throw toSignalError({ action: 'subscribe', path, error: reply.answer.error });
      if (!isOver) look(await channel.request({ action: 'get', path }));
    };

    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    begin().catch(fail);
  });
}

const isRefused = (reply: VissReply, number: number): boolean => reply.status === 'answered' && reply.answer.error?.number === number;

/** A leaf the server knows and has no value of is waited for. */
function readValue<Path extends VehicleSignalPath>(path: Path, { data, error }: VissAnswer): VehicleSignalValue<Path> | undefined {
  if (error && !isWithoutValue(error)) throw toSignalError({ action: 'subscribe', path, error });
  return error ? undefined : readSignal(path, data);
}

const isWithoutValue = ({ number, reason }: VissErrorBody): boolean => number === 404 && reason === 'unavailable_data';

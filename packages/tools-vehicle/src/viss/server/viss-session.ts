import { isVehicleSignalPath, type VehicleSignalPath, type VehicleSignalValue } from '../../signals/vehicle-signal.ts';
import type { VehicleSignals } from '../../vehicle-port.ts';
import { toVissError, vissErrors } from '../viss-error.ts';
import { changeFilter, type VissErrorBody } from '../viss-message.ts';
import { decodeSignalValue, encodeSignalValue } from '../viss-value.ts';
import { followChanges } from './follow-changes.ts';
import { parseVissRequest, type VissRequest } from './viss-request.ts';

/** What a session talks to, on either side. */
export interface VissSessionOptions {
  readonly device: VehicleSignals;
  readonly send: (text: string) => void;
  readonly now: () => Date;
}

/** One client of a car. */
export interface VissSession {
  receive(text: string): void;
  /** Ends its subscriptions and reads; a write the car was told stays told. */
  end(): void;
}

/** How an answer goes on after `action` and `requestId`. */
type AnswerFields = Readonly<Record<string, unknown>>;

const failure = (error: VissErrorBody): AnswerFields => ({ error });

const mostSubscriptions = 256;
const mostWaiting = 1024;

/**
 * Answers one client the way a VISS v2 server does.
 *
 * - Requests are carried out and answered one after the other, in the order in which they came.
 * - A subscription begins with the present value; its events come after the answer that names it.
 */
export function createVissSession({ device, send, now }: VissSessionOptions): VissSession {
  const session = new AbortController();
  const subscriptions = new Map<string, AbortController>();
  let lastSubscription = 0;
  let waiting = 0;
  let queue: Promise<void> = Promise.resolve();

  const ts = (): string => now().toISOString();
  const reply = (message: AnswerFields): void => {
    if (!session.signal.aborted) send(JSON.stringify({ ...message, ts: ts() }));
  };
  const dataPoint = <Path extends VehicleSignalPath>(path: Path, value: VehicleSignalValue<Path>): AnswerFields => ({
    path,
    dp: { value: encodeSignalValue(value), ts: ts() },
  });

  const get = async ({ path, filter }: Extract<VissRequest, { action: 'get' }>): Promise<AnswerFields> => {
    if (filter === undefined) {
      if (!isVehicleSignalPath(path)) return failure(vissErrors.invalidPath);
      const { [path]: value } = await device.get([path], session);
      return { data: dataPoint(path, value) };
    }
    const names = filter.parameter ?? [];
    if (filter.type !== 'paths' || names.some((name) => name.includes('*'))) return failure(vissErrors.notImplemented);
    // As KUKSA does: what there is not is left out.
    const paths = names.map((name) => `${path}.${name}`).filter(isVehicleSignalPath);
    const values = await device.get(paths, session);
    return { data: paths.map((one) => dataPoint(one, values[one])) };
  };

  const set = async ({ path, value: text }: Extract<VissRequest, { action: 'set' }>): Promise<AnswerFields> => {
    if (!isVehicleSignalPath(path)) return failure(vissErrors.invalidPath);
    const value = decodeSignalValue(path, text);
    if (value === undefined) return failure({ ...vissErrors.badRequest, message: `The text is no value of ${path}.` });
    await device.set(path, value);
    return {};
  };

  const subscribe = async ({ path, filter }: Extract<VissRequest, { action: 'subscribe' }>): Promise<AnswerFields> => {
    if (!isVehicleSignalPath(path)) return failure(vissErrors.invalidPath);
    if (filter !== undefined && JSON.stringify(filter) !== JSON.stringify(changeFilter)) return failure(vissErrors.notImplemented);
    if (subscriptions.size >= mostSubscriptions) return failure(vissErrors.tooManyRequests);
    await device.get([path], session);
    lastSubscription += 1;
    const subscriptionId = String(lastSubscription);
    subscriptions.set(subscriptionId, new AbortController());
    return { subscriptionId };
  };

  const follow = (subscriptionId: string, path: VehicleSignalPath): void => {
    const signal = subscriptions.get(subscriptionId)?.signal;
    if (!signal) return;
    const event = (fields: AnswerFields): void => reply({ action: 'subscription', subscriptionId, ...fields });
    followChanges(device, { path, signal, onValue: (value) => event({ data: dataPoint(path, value) }) }).catch((error: unknown) => {
      if (signal.aborted) return;
      subscriptions.delete(subscriptionId);
      event({ error: toVissError(error) });
    });
  };

  const unsubscribe = ({ subscriptionId }: Extract<VissRequest, { action: 'unsubscribe' }>): AnswerFields => {
    const subscription = subscriptions.get(subscriptionId);
    if (!subscription) return { subscriptionId, ...failure(vissErrors.invalidSubscriptionId) };
    subscriptions.delete(subscriptionId);
    subscription.abort();
    return { subscriptionId };
  };

  const carryOut = async (request: VissRequest): Promise<AnswerFields> => {
    switch (request.action) {
      case 'get':
        return get(request);
      case 'set':
        return set(request);
      case 'subscribe':
        return subscribe(request);
      case 'unsubscribe':
        return unsubscribe(request);
    }
  };

  const answer = async (request: VissRequest): Promise<void> => {
    if (session.signal.aborted) return;
    const { action, requestId } = request;
    const fields = await carryOut(request).catch((error: unknown) => failure(toVissError(error)));
    reply({ action, requestId, ...fields });
    if (request.action === 'subscribe' && isVehicleSignalPath(request.path) && typeof fields['subscriptionId'] === 'string')
      follow(fields['subscriptionId'], request.path);
  };

  return {
    receive(text) {
      const parsed = parseVissRequest(text);
      if (!parsed.isValid) return reply({ action: parsed.action, requestId: parsed.requestId, ...failure(vissErrors.badRequest) });
      const { action, requestId } = parsed.request;
      if (waiting >= mostWaiting) return reply({ action, requestId, ...failure(vissErrors.tooManyRequests) });
      waiting += 1;
      queue = queue
        .then(() => answer(parsed.request))
        .finally(() => {
          waiting -= 1;
        });
    },
    end() {
      session.abort();
      for (const subscription of subscriptions.values()) subscription.abort();
      subscriptions.clear();
    },
  };
}

import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { simulatedVehicle, VehicleSignalError, type VehicleSignals } from '../../index.ts';
import { serveVehicleOverViss, type ServeVehicleOverVissOptions, type VissServer } from './index.ts';

const speed = 'Vehicle.Speed';
const volume = 'Vehicle.Cabin.Infotainment.Media.Volume';

type Message = Readonly<Record<string, unknown>>;

/** A client that speaks for itself. */
interface RawClient {
  readonly socket: WebSocket;
  send(message: unknown): void;
  /** The next message that came in. */
  next(): Promise<Message>;
  readonly closed: Promise<number>;
}

const disposals: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(disposals.splice(0).map((dispose) => dispose()));
});

async function serve(options: Partial<ServeVehicleOverVissOptions> = {}): Promise<VissServer> {
  const server = await serveVehicleOverViss({ device: simulatedVehicle(), port: 0, now: () => new Date(0), ...options });
  disposals.push(() => server.dispose());
  return server;
}

async function connect({ url }: VissServer, subprotocol = 'VISSv2', headers: Record<string, string> = {}): Promise<RawClient> {
  const socket = new WebSocket(url, subprotocol, { headers });
  const messages: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  socket.on('message', (data) => {
    const message: Message = JSON.parse(Buffer.from(data as Buffer).toString());
    const next = waiting.shift();
    if (next) next(message);
    else messages.push(message);
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return {
    socket,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () => {
      const message = messages.shift();
      return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve));
    },
    closed,
  };
}

async function exchange(message: unknown, options?: Partial<ServeVehicleOverVissOptions>): Promise<Message> {
  const client = await connect(await serve(options));
  client.send(message);
  return client.next();
}

const ts = '1970-01-01T00:00:00.000Z';

describe('serveVehicleOverViss', () => {
  it('answers a read with text and times in UTC', async () => {
    expect(await exchange({ action: 'get', path: volume, requestId: '8' })).toEqual({
      action: 'get',
      requestId: '8',
      ts,
      data: { path: volume, dp: { value: '40', ts } },
    });
  });

  it('answers a read with a filter for paths, and leaves out what there is not', async () => {
    const filter = { type: 'paths', parameter: ['Speed', 'Cabin.Minibar.IsOpen', 'Cabin.Infotainment.Media.Volume'] };
    expect(await exchange({ action: 'get', path: 'Vehicle', filter, requestId: '8' })).toMatchObject({
      data: [
        { path: speed, dp: { value: '0' } },
        { path: volume, dp: { value: '40' } },
      ],
    });
  });

  it.each([
    ['a text that is no JSON', '{"action":"get"', { action: null, requestId: null, error: { number: 400, reason: 'bad_request' } }],
    [
      'a number as the identifier',
      { action: 'get', path: speed, requestId: 7 },
      { action: 'get', requestId: null, error: { number: 400 } },
    ],
    ['an unknown action', { action: 'honk', requestId: '1' }, { action: 'honk', requestId: '1', error: { number: 400 } }],
    ['a missing path', { action: 'get', requestId: '1' }, { action: 'get', requestId: '1', error: { number: 400 } }],
    ['a value that is no text', { action: 'set', path: volume, value: 40, requestId: '1' }, { error: { number: 400 } }],
    ['a text that is no value', { action: 'set', path: volume, value: 'loud', requestId: '1' }, { error: { number: 400 } }],
    ['a value out of range', { action: 'set', path: volume, value: '101', requestId: '1' }, { error: { number: 400 } }],
    ['a write to a sensor', { action: 'set', path: speed, value: '50', requestId: '1' }, { error: { number: 401, reason: 'read_only' } }],
    ['an unknown path', { action: 'get', path: 'Vehicle.X', requestId: '1' }, { error: { number: 404, reason: 'invalid_path' } }],
    ['a write to no path', { action: 'set', path: 'toString', value: '', requestId: '1' }, { error: { number: 404 } }],
    ['a subscription to a branch', { action: 'subscribe', path: 'Vehicle', requestId: '1' }, { error: { number: 404 } }],
    [
      'the end of no subscription',
      { action: 'unsubscribe', subscriptionId: '9', requestId: '1' },
      { subscriptionId: '9', error: { number: 404, reason: 'invalid_subscription_id' } },
    ],
    [
      'wildcards',
      { action: 'get', path: 'Vehicle', filter: { type: 'paths', parameter: ['*.IsOpen'] }, requestId: '1' },
      { error: { number: 501 } },
    ],
    [
      'another filter',
      { action: 'subscribe', path: speed, filter: { type: 'timebased', parameter: { period: '100' } }, requestId: '1' },
      { error: { number: 501 } },
    ],
  ] as const)('refuses %s', async (_what, message, answer) => {
    expect(await exchange(message)).toMatchObject(answer);
  });

  it('tells faults of the car apart, and keeps to itself what has no name', async () => {
    const failing = (thrown: unknown): VehicleSignals => ({ ...simulatedVehicle(), get: () => Promise.reject(thrown) });
    const request = { action: 'get', path: speed, requestId: '1' };
    const unavailable = new VehicleSignalError({ code: 'unavailable', path: speed, message: 'Out of reach.' });
    expect(await exchange(request, { device: failing(unavailable) })).toMatchObject({ error: { number: 503, message: 'Out of reach.' } });
    const answer = await exchange(request, { device: failing(new Error('secret path /home/x')) });
    expect(answer).toMatchObject({ error: { number: 500 } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('sends the present value after the answer to a subscription, then each change until its end', async () => {
    const device = simulatedVehicle();
    const client = await connect(await serve({ device }));
    client.send({
      action: 'subscribe',
      path: volume,
      requestId: '1',
      filter: { type: 'change', parameter: { 'logic-op': 'ne', diff: '0' } },
    });
    const { subscriptionId } = await client.next();
    expect(subscriptionId).toEqual(expect.any(String));
    const event = (value: string): Message => ({ action: 'subscription', subscriptionId, ts, data: { path: volume, dp: { value, ts } } });
    expect(await client.next()).toEqual(event('40'));
    await device.set(volume, 10);
    expect(await client.next()).toEqual(event('10'));
    client.send({ action: 'unsubscribe', subscriptionId, requestId: '2' });
    expect(await client.next()).toEqual({ action: 'unsubscribe', requestId: '2', subscriptionId, ts });
    await device.set(volume, 20);
    client.send({ action: 'get', path: speed, requestId: '3' });
    expect(await client.next()).toMatchObject({ action: 'get', requestId: '3' });
  });

  it('ends the subscriptions of a client that is gone', async () => {
    const car = simulatedVehicle();
    const signals: AbortSignal[] = [];
    const device: VehicleSignals = {
      ...car,
      watch(path, options) {
        if (options.signal) signals.push(options.signal);
        return car.watch(path, options);
      },
    };
    const client = await connect(await serve({ device }));
    client.send({ action: 'subscribe', path: volume, requestId: '1' });
    await client.next();
    await client.next();
    client.socket.terminate();
    await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('ends a subscription the car ends, with an error', async () => {
    const device: VehicleSignals = {
      ...simulatedVehicle(),
      watch: (path) => Promise.reject(new VehicleSignalError({ code: 'unavailable', path, message: 'Out of reach.' })),
    };
    const client = await connect(await serve({ device }));
    client.send({ action: 'subscribe', path: volume, requestId: '1' });
    const { subscriptionId } = await client.next();
    expect(await client.next()).toMatchObject({ action: 'subscription', subscriptionId, error: { number: 503 } });
  });

  it('carries requests out in their order', async () => {
    const client = await connect(await serve());
    for (const value of ['1', '2', '3']) {
      client.send({ action: 'set', path: volume, value, requestId: `s${value}` });
      client.send({ action: 'get', path: volume, requestId: `g${value}` });
    }
    for (const value of ['1', '2', '3']) {
      expect(await client.next()).toEqual({ action: 'set', requestId: `s${value}`, ts });
      expect(await client.next()).toMatchObject({ requestId: `g${value}`, data: { dp: { value } } });
    }
  });

  it('allows one client only so many subscriptions', async () => {
    const client = await connect(await serve());
    for (let index = 0; index <= 256; index += 1) client.send({ action: 'subscribe', path: speed, requestId: String(index) });
    let answer = await client.next();
    while (answer['requestId'] !== '256') answer = await client.next();
    expect(answer).toMatchObject({ error: { number: 429 } });
  });

  it('closes on another subprotocol and on too long a message, and passes over bytes', async () => {
    const server = await serve();
    await expect(connect(server, 'VISSv3')).rejects.toThrow('subprotocol');
    const client = await connect(server);
    client.socket.send(Buffer.from([1, 2, 3]));
    client.send({ action: 'get', path: speed, requestId: '1' });
    expect(await client.next()).toMatchObject({ requestId: '1' });
    client.send('x'.repeat(65 * 1024));
    expect(await client.closed).toBe(1009);
  });

  it('turns away pages of other origins, unless told otherwise', async () => {
    const server = await serve();
    await expect(connect(server, 'VISSv2', { origin: 'https://example.com' })).rejects.toThrow('401');
    await expect(connect(server, 'VISSv2', { origin: 'null' })).rejects.toThrow('401');
    await connect(server, 'VISSv2', { origin: 'http://localhost:5173' });
    const open = await serve({ allowsOrigin: (origin) => origin === 'https://example.com' });
    await connect(open, 'VISSv2', { origin: 'https://example.com' });
  });

  it('rejects where the port is taken, and frees its own when disposed of, once or twice', async () => {
    const first = await serve();
    const port = Number(new URL(first.url).port);
    await expect(serveVehicleOverViss({ device: simulatedVehicle(), port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const client = await connect(first);
    await Promise.all([first.dispose(), first.dispose()]);
    await client.closed;
    await serve({ port });
  });
});

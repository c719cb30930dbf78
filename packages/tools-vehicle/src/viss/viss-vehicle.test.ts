import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket as WsSocket } from 'ws';
import { createManualClock } from './__fixtures__/manual-clock.ts';
import { dataOf, type ScriptedRequest } from './__fixtures__/scripted-viss-server.ts';
import { agreeable, connect, disposeAfterwards, error, requestTimeoutMs, serve, speed, volume } from './__fixtures__/scripted-vehicle.ts';
import { vissVehicle } from './index.ts';

const reason = new Error('never mind');

describe('vissVehicle against a server that is slow', () => {
  it('gives up a read in time, and drops the silent connection', async () => {
    const clock = createManualClock();
    const server = await serve((request) => {
      if (request.connection > 1) agreeable(request);
    });
    const device = await connect({ url: server.url, clock, reconnect: { delayMs: () => 7 } });
    const read = device.get([volume]);
    await server.received('get');
    clock.wake(requestTimeoutMs);
    await expect(read).rejects.toMatchObject({ code: 'unavailable' });
    const again = device.get([volume]);
    await expect.poll(() => clock.sleeping).toEqual([7]);
    clock.wake(7);
    expect(await again).toEqual({ [volume]: 40 });
    expect(clock.sleeping).toEqual([]);
  });

  it('does not know what a write did that is not answered in time', async () => {
    const clock = createManualClock();
    const server = await serve(() => undefined);
    const device = await connect({ url: server.url, clock });
    const write = device.set(volume, 10);
    await server.received('set');
    clock.wake(requestTimeoutMs);
    await expect(write).rejects.toMatchObject({ code: 'effect_unknown' });
  });

  it('gives up a handshake in time', async () => {
    const sockets: Socket[] = [];
    const { server, port } = await listen((socket) => sockets.push(socket));
    disposeAfterwards(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const clock = createManualClock();
    const opening = vissVehicle({ url: `ws://127.0.0.1:${port}`, clock, requestTimeoutMs });
    clock.wake(requestTimeoutMs);
    await expect(opening).rejects.toMatchObject({ code: 'viss-unreachable', message: expect.stringContaining('5000 ms') });
  });

  it('ends a watch in time and unsubscribes', async () => {
    const clock = createManualClock();
    const server = await serve(agreeable);
    const device = await connect({ url: server.url, clock });
    const watched = device.watch(volume, { until: () => false, timeoutMs: 900 });
    await server.received('get');
    clock.wake(900);
    await expect(watched).rejects.toMatchObject({ code: 'timeout', path: volume });
    expect(await server.received('unsubscribe')).toMatchObject({ subscriptionId: 's1' });
  });
});

describe('vissVehicle, aborted', () => {
  it('rejects a read and a write with the reason, and takes a late answer for nothing', async () => {
    const server = await serve(() => undefined);
    const device = await connect({ url: server.url });
    const controller = new AbortController();
    const read = device.get([volume], { signal: controller.signal });
    const write = device.set(volume, 10, { signal: controller.signal });
    const asked = await server.received('set');
    controller.abort(reason);
    await expect(read).rejects.toBe(reason);
    await expect(write).rejects.toBe(reason);
    const other = device.get([speed]);
    const latest = await server.received('get', 2);
    asked.reply(error(403));
    latest.reply(dataOf(latest, '12.5'));
    expect(await other).toEqual({ [speed]: 12.5 });
  });

  it('unsubscribes, from a subscription and from one whose answer is still under way', async () => {
    const held: ScriptedRequest[] = [];
    const server = await serve((request) => (request.action === 'subscribe' ? held.push(request) : agreeable(request)));
    const device = await connect({ url: server.url });
    const controller = new AbortController();
    const watched = device.watch(volume, { until: () => false, signal: controller.signal });
    await server.received('subscribe');
    controller.abort(reason);
    await expect(watched).rejects.toBe(reason);
    held[0]?.reply({ subscriptionId: 'late' });
    expect(await server.received('unsubscribe')).toMatchObject({ subscriptionId: 'late' });

    const second = new AbortController();
    const again = device.watch(volume, { until: () => false, signal: second.signal });
    (await server.received('subscribe', 2)).reply({ subscriptionId: 'early' });
    await server.received('get');
    second.abort(reason);
    await expect(again).rejects.toBe(reason);
    expect(await server.received('unsubscribe', 2)).toMatchObject({ subscriptionId: 'early' });
  });

  it('unsubscribes where the predicate throws, and where it accepts', async () => {
    const server = await serve(agreeable);
    const device = await connect({ url: server.url });
    const until = (): never => {
      throw reason;
    };
    await expect(device.watch(volume, { until })).rejects.toBe(reason);
    await device.watch(volume, { until: () => true });
    await server.received('unsubscribe', 2);
  });

  it('stops waiting for a connection, which others still get', async () => {
    const server = await serve((request) => (request.connection === 1 ? request.drop() : agreeable(request)));
    const clock = createManualClock();
    const device = await connect({ url: server.url, clock, reconnect: { delayMs: () => 7 } });
    const controller = new AbortController();
    const first = device.get([volume], { signal: controller.signal });
    const second = device.get([volume]);
    await expect.poll(() => clock.sleeping).toEqual([7]);
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    clock.wake(7);
    expect(await second).toEqual({ [volume]: 40 });
  });
});

describe('vissVehicle, opening and closing', () => {
  it('says what to check where nobody listens', async () => {
    const { server, port } = await listen(() => undefined);
    await new Promise((resolve) => {
      server.close(resolve);
    });
    await expect(vissVehicle({ url: `ws://127.0.0.1:${port}` })).rejects.toMatchObject({
      name: 'VissConnectionError',
      code: 'viss-unreachable',
      url: `ws://127.0.0.1:${port}`,
      message: expect.stringContaining('--enable-viss'),
    });
  });

  it('keeps user, password and query of the address to itself', async () => {
    const opening = vissVehicle({ url: 'ftp://me:s3cret@127.0.0.1:1/viss?key=s3cret#s3cret' });
    await expect(opening).rejects.toMatchObject({ url: 'ftp://127.0.0.1:1/viss', message: expect.not.stringContaining('s3cret') });
  });

  it('rejects an address no socket can be made for', async () => {
    await expect(vissVehicle({ url: 'not an address' })).rejects.toMatchObject({ code: 'viss-unreachable' });
    await expect(vissVehicle({ url: 'ftp://127.0.0.1' })).rejects.toMatchObject({ code: 'viss-unreachable' });
  });

  it('refuses a server that does not choose the subprotocol', async () => {
    const server = await serve(agreeable, { subprotocol: false });
    await expect(vissVehicle({ url: server.url })).rejects.toMatchObject({ name: 'VissConnectionError' });
    const anySocket = (url: string): WebSocket => new WebSocket(url);
    await expect(vissVehicle({ url: server.url, socketFactory: anySocket })).rejects.toMatchObject({ code: 'viss-subprotocol-refused' });
    const wsSocket = (url: string, subprotocol: string): WsSocket => new WsSocket(url, subprotocol);
    await expect(vissVehicle({ url: server.url, socketFactory: wsSocket })).rejects.toMatchObject({
      code: 'viss-unreachable',
      message: expect.stringContaining('subprotocol'),
    });
  });

  it('runs with the WebSocket of `ws`', async () => {
    const server = await serve(agreeable);
    const device = await connect({ url: server.url, socketFactory: (url, subprotocol) => new WsSocket(url, subprotocol) });
    expect(await device.watch(volume, { until: () => true })).toBe(40);
  });

  it('leaves nothing open where the opening is aborted', async () => {
    const server = await serve(agreeable);
    await expect(vissVehicle({ url: server.url, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const opening = vissVehicle({ url: server.url, signal: controller.signal });
    controller.abort(reason);
    await expect(opening).rejects.toBe(reason);
  });

  it('is disposed of twice without harm, and refuses what waits and what comes', async () => {
    const server = await serve((request) => request.action === 'subscribe' && agreeable(request));
    const device = await connect({ url: server.url });
    const read = device.get([speed]);
    const write = device.set(volume, 10);
    const watched = device.watch(volume, { until: () => false });
    await server.received('get', 2);
    device.dispose();
    device.dispose();
    const disposed = { code: 'unavailable', cause: { code: 'viss-disposed' } };
    await expect(read).rejects.toMatchObject(disposed);
    await expect(write).rejects.toMatchObject({ code: 'effect_unknown' });
    await expect(watched).rejects.toMatchObject(disposed);
    await expect(device.get([speed])).rejects.toMatchObject(disposed);
    await expect(device.set(volume, 10)).rejects.toMatchObject(disposed);
  });

  it('stops waiting between two attempts once disposed of', async () => {
    const server = await serve((request) => request.drop());
    const clock = createManualClock();
    const device = await connect({ url: server.url, clock, reconnect: { delayMs: () => 7 } });
    const read = device.get([speed]);
    await expect.poll(() => clock.sleeping).toEqual([7]);
    device.dispose();
    await expect(read).rejects.toMatchObject({ cause: { code: 'viss-disposed' } });
    expect(clock.sleeping).toEqual([]);
  });
});

async function listen(onConnection: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

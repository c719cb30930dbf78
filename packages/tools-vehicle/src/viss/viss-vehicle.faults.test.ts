import { describe, expect, it } from 'vitest';
import { runVehicleTool } from '../__fixtures__/run-vehicle-tool.ts';
import { VehicleSignalError } from '../index.ts';
import { createManualClock } from './__fixtures__/manual-clock.ts';
import { dataOf } from './__fixtures__/scripted-viss-server.ts';
import { agreeable, atOnce, connect, error, event, requestTimeoutMs, serve, speed, volume } from './__fixtures__/scripted-vehicle.ts';

describe('vissVehicle over a connection that breaks', () => {
  it('asks again where it breaks under a read', async () => {
    const server = await serve((request) => (request.connection === 1 ? request.drop() : agreeable(request)));
    const device = await connect({ url: server.url });
    expect(await device.get([volume])).toEqual({ [volume]: 40 });
    expect(server.requests.map(({ action, connection }) => [action, connection])).toEqual([
      ['get', 1],
      ['get', 2],
    ]);
  });

  it('tells nobody twice where it breaks under a write, and says that the effect is unknown', async () => {
    const server = await serve((request) => (request.action === 'set' ? request.drop() : agreeable(request)));
    const device = await connect({ url: server.url });
    await expect(device.set(volume, 10)).rejects.toMatchObject({ code: 'effect_unknown', path: volume });
    expect(await device.get([volume])).toEqual({ [volume]: 40 });
    expect(server.requests.map(({ action }) => action)).toEqual(['set', 'get']);
  });

  it('makes a failure with advice of it in a tool, which writes once', async () => {
    const server = await serve((request) => (request.action === 'set' ? request.drop() : agreeable(request)));
    const device = await connect({ url: server.url });
    const run = await runVehicleTool('adjust_volume', { set_value: 10 }, { device });
    expect(run).toMatchObject({ failure: 'effect_unknown', changes: [] });
    expect(server.requests.filter(({ action }) => action === 'set')).toHaveLength(1);
  });

  it('sends a write once where the connection broke before it', async () => {
    const server = await serve(agreeable);
    const device = await connect({ url: server.url });
    await device.get([volume]);
    server.dropAll();
    await device.get([volume]);
    await device.set(volume, 10);
    expect(server.requests.filter(({ action }) => action === 'set')).toHaveLength(1);
  });

  it('subscribes again, and sees a value that came in between', async () => {
    const server = await serve((request) => {
      if (request.action === 'get') return request.reply(dataOf(request, request.connection === 1 ? '40' : '55'));
      agreeable(request);
    });
    const device = await connect({ url: server.url });
    const watched = device.watch(volume, { until: (value) => value > 50 });
    await server.received('get');
    server.dropAll();
    expect(await watched).toBe(55);
    expect(await server.received('unsubscribe')).toMatchObject({ subscriptionId: 's2', connection: 2 });
  });

  it('waits longer after each failure, and gives up with what to check', async () => {
    const server = await serve(agreeable);
    const delays: number[] = [];
    const clock = {
      schedule(delayMs: number, wake: () => void): () => void {
        if (delayMs === requestTimeoutMs) return () => undefined;
        delays.push(delayMs);
        const timer = setTimeout(wake, 0);
        return () => clearTimeout(timer);
      },
    };
    const device = await connect({ url: server.url, clock, reconnect: undefined });
    await device.get([volume]);
    await server.dispose();
    await expect(device.get([volume])).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('--enable-viss'),
      cause: { code: 'viss-unreachable' },
    });
    expect(delays).toEqual([250, 500, 1000, 2000]);
  });

  it('gives up on a server that drops every connection without a word', async () => {
    const server = await serve((request) => request.drop());
    const device = await connect({ url: server.url, reconnect: { ...atOnce, attempts: 3 } });
    await expect(device.get([volume])).rejects.toMatchObject({ code: 'unavailable', cause: { code: 'viss-connection-lost' } });
    expect(server.requests).toHaveLength(3);
    await expect(device.watch(volume, { until: () => true })).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('never opens a connection again with attempts: 0', async () => {
    const server = await serve((request) => request.drop());
    const device = await connect({ url: server.url, reconnect: { attempts: 0 } });
    await expect(device.get([volume])).rejects.toMatchObject({ code: 'unavailable' });
    await expect(device.get([volume])).rejects.toMatchObject({ code: 'unavailable' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('vissVehicle against a server that refuses', () => {
  it.each([
    [400, 'bad_request', 'bad_request'],
    [401, 'read_only', 'forbidden'],
    [401, 'token_expired', 'forbidden'],
    [403, 'user_forbidden', 'forbidden'],
    [404, 'invalid_path', 'not_found'],
    [404, 'unavailable_data', 'not_found'],
    [406, 'insufficient_privileges', 'forbidden'],
    [429, 'too_many_requests', 'unavailable'],
    [500, 'internal_server_error', 'unavailable'],
    [503, 'service_unavailable', 'unavailable'],
    [504, 'gateway_timeout', 'unavailable'],
  ] as const)('maps %i %s of a read to %s', async (number, why, code) => {
    const server = await serve((request) => request.reply(error(number, why)));
    const device = await connect({ url: server.url });
    await expect(device.get([volume])).rejects.toMatchObject({ name: 'VehicleSignalError', code, path: volume });
  });

  it.each([
    [400, 'bad_request'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [500, 'effect_unknown'],
    [502, 'effect_unknown'],
    [503, 'unavailable'],
    [504, 'effect_unknown'],
  ] as const)('maps %i of a write to %s', async (number, code) => {
    const server = await serve((request) => request.reply(error(number)));
    const device = await connect({ url: server.url });
    await expect(device.set(volume, 10)).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it('reads an error number sent as text', async () => {
    const server = await serve((request) => request.reply({ error: { number: '404', reason: 'invalid_path' } }));
    const device = await connect({ url: server.url });
    await expect(device.get([volume])).rejects.toMatchObject({ code: 'not_found' });
  });

  it('repeats what a server says in one short line, and never the token', async () => {
    const server = await serve((request) => request.reply(error(401, 'token_invalid', `line\n\u2028two\u0007 ${'x'.repeat(5000)}`)));
    const device = await connect({ url: `${server.url}/?key=s3cret`, accessToken: 'tok3n' });
    const thrown: unknown = await device.get([volume]).catch((one: unknown) => one);
    expect(server.requests[0]).toMatchObject({ authorization: 'tok3n' });
    expect(thrown).toBeInstanceOf(VehicleSignalError);
    const { message } = thrown as VehicleSignalError;
    expect(message).toMatch(/^The server wants a valid access token .*: line two x+\)\.$/u);
    expect(message.length).toBeLessThan(500);
    expect(message).not.toMatch(/tok3n|s3cret/u);
  });

  it('asks with a filter for changes where a subscription without one is refused', async () => {
    const server = await serve((request) => {
      if (request.action === 'subscribe' && !request.filter) return request.reply(error(400));
      agreeable(request);
    });
    const device = await connect({ url: server.url });
    expect(await device.watch(volume, { until: () => true })).toBe(40);
    await server.received('unsubscribe');
    expect(server.requests.map(({ action, filter }) => filter?.type ?? action)).toEqual(['subscribe', 'change', 'get', 'unsubscribe']);
  });

  it('rejects a watch that may not be', async () => {
    const server = await serve((request) => request.reply(error(403, 'user_forbidden')));
    const device = await connect({ url: server.url });
    await expect(device.watch(volume, { until: () => true })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('rejects a watch whose subscription ends with an error, and ends it', async () => {
    const server = await serve((request) => {
      agreeable(request);
      if (request.action === 'get')
        request.send(JSON.stringify({ action: 'subscription', subscriptionId: 's1', ...error(503, 'service_unavailable') }));
    });
    const device = await connect({ url: server.url });
    await expect(device.watch(volume, { until: () => false })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await server.received('unsubscribe')).toMatchObject({ subscriptionId: 's1' });
  });
});

describe('vissVehicle against a server that makes no sense', () => {
  it.each(['{"action":', 'null', '[]', '"hello"', '{"requestId":7}', '{"action":"get","error":"no"}'])(
    'opens another connection on %s, and reads there',
    async (text) => {
      const server = await serve((request) => (request.connection === 1 ? request.send(text) : agreeable(request)));
      const device = await connect({ url: server.url });
      expect(await device.get([volume])).toEqual({ [volume]: 40 });
      expect(server.requests).toHaveLength(2);
    },
  );

  it('does not know what a write did that is answered with nonsense', async () => {
    const server = await serve((request) => request.send('}'));
    const device = await connect({ url: server.url });
    await expect(device.set(volume, 10)).rejects.toMatchObject({ code: 'effect_unknown' });
  });

  it('takes no answer meant for another request', async () => {
    const clock = createManualClock();
    const server = await serve((request) => {
      if (request.path === speed) return agreeable(request);
      request.reply({ ...dataOf(request, '99'), requestId: 'another' });
      request.reply({ ...dataOf(request, '99'), requestId: null });
    });
    const device = await connect({ url: server.url, clock });
    const read = device.get([volume]);
    // Answered after the others, so they have come in.
    await device.get([speed]);
    clock.wake(requestTimeoutMs);
    await expect(read).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('5000 ms') });
  });

  it.each([7, true, { a: 1 }, '', 'loud', '4O', ['40'], '1e999'])('takes %j for no volume', async (value) => {
    const server = await serve((request) => request.reply(dataOf(request, value)));
    const device = await connect({ url: server.url });
    await expect(device.get([volume])).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('finds a leaf that is known and has no value missing, and waits for it in a watch', async () => {
    const server = await serve((request) => {
      if (request.action === 'get') request.reply(dataOf(request, null));
      else agreeable(request);
    });
    const device = await connect({ url: server.url });
    await expect(device.get([volume])).rejects.toMatchObject({ code: 'not_found' });
    const watched = device.watch(volume, { until: (value) => value === 10 });
    const asked = await server.received('get', 2);
    for (const value of [null, '20', '10', '5']) asked.send(event('s1', value));
    expect(await watched).toBe(10);
  });

  it('reads paths with slashes, and an answer that is a list', async () => {
    const server = await serve((request) =>
      request.reply({ data: [{ path: volume.replaceAll('.', '/'), dp: { value: '12', ts: '2026-11-21T08:00:00Z' } }] }),
    );
    const device = await connect({ url: server.url });
    expect(await device.get([volume])).toEqual({ [volume]: 12 });
  });
});

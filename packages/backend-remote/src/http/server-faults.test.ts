import { textSegment, type GenerateRequest, type Session } from '@octoweave/core';
import { lastValueFrom, take, tap, toArray } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  cutEvents,
  events,
  json,
  openEvents,
  refusal,
  silence,
  startScriptedServer,
  type Answer,
  type ScriptedServer,
} from '../__fixtures__/scripted-server.ts';
import { chatBackend, detectServer, type ServerOptions } from '../index.ts';

const models = json({ object: 'list', data: [{ id: 'tiny', object: 'model', owned_by: 'somebody' }] });
const word = (content: string): object => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
const end = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
const request: GenerateRequest = { prompt: [textSegment('Say hello.')], maxTokens: 8 };
const secret = 'sk-very-secret-0123456789';
const chat = '/v1/chat/completions';

let server: ScriptedServer | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

const open = async (answer: Answer | readonly Answer[], options: Partial<ServerOptions> = {}): Promise<Session> => {
  server = await startScriptedServer({ '/v1/models': models, [chat]: answer });
  return chatBackend({ baseUrl: server.baseUrl, retries: 0, ...options }).openSession({ model: { id: 'tiny', location: 'tiny' } });
};
const textOf = async (session: Session): Promise<string> =>
  (await lastValueFrom(session.generate(request).pipe(toArray())))
    .map((event) => (event.type === 'token-delta' ? event.text : ''))
    .join('');

describe('a generation on a server that fails', () => {
  it('is tried again where the server broke before the answer began', async () => {
    const session = await open([refusal(500, 'oops', { 'retry-after-ms': '1' }), events(word('hello'), end, '[DONE]')], { retries: 1 });
    expect(await textOf(session)).toBe('hello');
    expect(server?.received(chat)).toHaveLength(2);
  });

  it('waits as long as a busy server asks', async () => {
    const session = await open([refusal(429, 'slow down', { 'retry-after': '0' }), events(word('hello'), end, '[DONE]')], { retries: 1 });
    expect(await textOf(session)).toBe('hello');
  });

  it('says that the server is busy once it was asked often enough, and can be asked for again', async () => {
    const session = await open([refusal(429, 'slow down'), events(word('hello'), end, '[DONE]')]);
    await expect(textOf(session)).rejects.toMatchObject({ code: 'server-busy', message: expect.stringContaining('slow down') });
    expect(await textOf(session)).toBe('hello');
  });

  it('is never asked for again once a token has arrived', async () => {
    const session = await open(cutEvents(word('hel')), { retries: 2 });
    await expect(textOf(session)).rejects.toMatchObject({ code: 'server-unreachable' });
    expect(server?.received(chat)).toHaveLength(1);
  });

  it('is an error where the stream ends before the answer does', async () => {
    const session = await open(events(word('hel')));
    await expect(textOf(session)).rejects.toMatchObject({ code: 'server-unreachable', message: expect.stringContaining('in the middle') });
  });

  it('is given up where the server does not begin to answer', async () => {
    const session = await open(silence, { timeoutMs: 50 });
    await expect(textOf(session)).rejects.toMatchObject({ code: 'engine-stuck', message: expect.stringContaining('50 ms') });
  });

  it('is given up where the server falls silent in the middle, and its connection closed', async () => {
    const session = await open(openEvents(word('hel')), { timeoutMs: 50 });
    await expect(textOf(session)).rejects.toMatchObject({ code: 'engine-stuck' });
    await server?.abandoned;
  });

  it.each([
    ['JSON that is none', '{"choices": ['],
    ['JSON of something else', { answer: 'hello' }],
  ])('is an error on %s', async (_, part) => {
    const session = await open(events(part, '[DONE]'));
    await expect(textOf(session)).rejects.toMatchObject({ code: 'engine-crashed' });
  });

  it.each([
    [401, 'Invalid key', 'server-refused', 'OCTOWEAVE_API_KEY'],
    [404, 'No such model', 'server-refused', 'name of the model'],
    [400, "This model's maximum context length is 8 tokens", 'context-overflow', 'fewer words'],
    [500, 'out of memory', 'engine-crashed', 'log of the server'],
  ])('says after a %i "%s" what happened and what to do', async (status, message, code, advice) => {
    const session = await open(refusal(status, message));
    const failing = textOf(session);
    await expect(failing).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    await expect(failing).rejects.toThrow(advice);
  });

  it('closes the connection when it is unsubscribed', async () => {
    const session = await open(openEvents(word('hel'), word('lo')));
    await lastValueFrom(session.generate(request).pipe(take(2)));
    await server?.abandoned;
  });

  it('closes the connection when its session is disposed', async () => {
    const session = await open(openEvents(word('hel')));
    const running = session.generate(request).pipe(tap(() => void session.dispose()));
    await expect(lastValueFrom(running)).rejects.toMatchObject({ code: 'session-disposed' });
    await server?.abandoned;
  });
});

describe('the key of a server', () => {
  it('is read from OCTOWEAVE_API_KEY and sent to the server', async () => {
    vi.stubEnv('OCTOWEAVE_API_KEY', secret);
    await textOf(await open(events(word('hello'), end, '[DONE]')));
    expect(server?.received(chat)[0]?.headers.authorization).toBe(`Bearer ${secret}`);
  });

  it('is no key of another service that lies in the environment', async () => {
    vi.stubEnv('OCTOWEAVE_API_KEY', '');
    vi.stubEnv('OPENAI_API_KEY', secret);
    vi.stubEnv('OPENAI_ORG_ID', secret);
    await textOf(await open(events(word('hello'), end, '[DONE]')));
    expect(JSON.stringify(server?.received(chat))).not.toContain(secret);
    expect(server?.received(chat)[0]?.headers.authorization).toBeUndefined();
  });

  it('stands in no error and no log, even where the server repeats it', async () => {
    const logged = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) => vi.spyOn(console, level));
    const session = await open(refusal(401, `Incorrect API key provided: ${secret}`), { apiKey: secret });
    const error: unknown = await textOf(session).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'server-refused', message: expect.stringContaining('***') });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret);
    expect(logged.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it('is refused as part of the address, without repeating it', async () => {
    const opening = detectServer({ baseUrl: `http://me:${secret}@127.0.0.1:1/v1` });
    await expect(opening).rejects.toMatchObject({ code: 'model-unreadable', message: expect.not.stringContaining(secret) });
  });
});

describe('opening a session on a server that is not there', () => {
  const openAt = (options: ServerOptions, location = 'tiny'): Promise<Session> =>
    chatBackend({ retries: 0, ...options }).openSession({ model: { id: 'tiny', location } });

  it('says that nothing answers at the address', async () => {
    const gone = await startScriptedServer({});
    await gone.stop();
    await expect(openAt({ baseUrl: gone.baseUrl })).rejects.toMatchObject({
      code: 'model-unreadable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('says that an address is none', async () => {
    await expect(openAt({ baseUrl: 'my server' })).rejects.toMatchObject({ code: 'model-unreadable' });
    await expect(openAt({ baseUrl: 'ftp://127.0.0.1' })).rejects.toMatchObject({ code: 'model-unreadable' });
  });

  it('names the models there are where the one asked for is not among them', async () => {
    server = await startScriptedServer({ '/v1/models': models });
    await expect(openAt({ baseUrl: server.baseUrl }, 'huge')).rejects.toMatchObject({
      code: 'model-not-found',
      message: expect.stringContaining('"tiny"'),
    });
  });

  it.each([
    ['no list of models', json({ hello: 'world' }), 'model-unsupported'],
    ['a page of a proxy', (response: Parameters<Answer>[0]) => void response.end('<html>hello</html>'), 'model-unsupported'],
    [
      'a redirect',
      (response: Parameters<Answer>[0]) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'model-unreadable',
    ],
    ['a refusal of the key', refusal(401, 'Unauthorized'), 'model-unreadable'],
  ])('is an error on %s', async (_, answer, code) => {
    server = await startScriptedServer({ '/v1/models': answer });
    await expect(openAt({ baseUrl: server.baseUrl })).rejects.toMatchObject({ code });
  });

  it('is given up where an answer begins and does not go on', async () => {
    server = await startScriptedServer({ '/v1/models': (response) => void response.writeHead(200).write('{"data": [') });
    await expect(openAt({ baseUrl: server.baseUrl, timeoutMs: 50 })).rejects.toMatchObject({ code: 'model-load-failed' });
  });

  it('refuses a server of another kind than the one named', async () => {
    server = await startScriptedServer({ '/v1/models': models });
    const opening = chatBackend({ baseUrl: server.baseUrl, server: 'vllm' }).openSession({ model: { id: 'tiny', location: 'tiny' } });
    await expect(opening).rejects.toMatchObject({ code: 'model-unsupported', message: expect.stringContaining('openai-compatible') });
  });

  it('refuses to promise a digest it cannot check', async () => {
    const model = { id: 'tiny', location: 'tiny', sha256: '0'.repeat(64) };
    const opening = chatBackend({ baseUrl: 'http://127.0.0.1:1' }).openSession({ model });
    await expect(opening).rejects.toMatchObject({ code: 'model-digest-mismatch' });
  });

  it('is abandoned when its signal is aborted', async () => {
    server = await startScriptedServer({ '/v1/models': silence });
    const controller = new AbortController();
    const opening = chatBackend({ baseUrl: server.baseUrl }).openSession({
      model: { id: 'tiny', location: 'tiny' },
      signal: controller.signal,
    });
    controller.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  });
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { textSegment } from '@octoweave/core';
import { lastValueFrom, take } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { events, json, openEvents, startScriptedServer, type ScriptedServer } from '../__fixtures__/scripted-server.ts';
import { chatBackend, detectServer, type ServerOptions } from '../index.ts';

const read = (name: string): string => readFileSync(new URL(`../__fixtures__/${name}`, import.meta.url), 'utf8');
const certificateAuthority = read('private-authority.pem');
const request = { prompt: [textSegment('Say hello.')], maxTokens: 8 };
const part = (content: string, finish: string | null): object => ({ choices: [{ delta: { content }, finish_reason: finish }] });

let server: ScriptedServer;
let options: ServerOptions;
beforeAll(async () => {
  server = await startScriptedServer(
    {
      '/v1/models': json({ data: [{ id: 'tiny' }] }),
      '/v1/chat/completions': [events(part('hello', 'stop'), '[DONE]'), openEvents(part('hel', null))],
    },
    (listener) => createServer({ key: read('private-authority.key.pem'), cert: certificateAuthority }, listener),
  );
  options = { baseUrl: server.baseUrl.replace('http:', 'https:'), retries: 0 };
});
afterAll(() => server.stop());

describe('a server behind a private certificate authority', () => {
  it('is not trusted, and the error says which option would help', async () => {
    await expect(detectServer(options)).rejects.toMatchObject({
      code: 'model-unreadable',
      message: expect.stringMatching(/self-signed certificate.*certificateAuthority/u),
    });
  });

  it('is trusted where its authority is given; streams arrive, and are closed when they are unsubscribed', async () => {
    const session = await chatBackend({ ...options, certificateAuthority }).openSession({ model: { id: 'tiny', location: 'tiny' } });
    expect(await lastValueFrom(session.generate(request))).toMatchObject({ type: 'generation-end', reason: 'end-of-generation' });
    await lastValueFrom(session.generate(request).pipe(take(2)));
    await server.abandoned;
  });

  it('is an error where it speaks no TLS at all', async () => {
    const plain = await startScriptedServer({});
    const detecting = detectServer({ baseUrl: plain.baseUrl.replace('http:', 'https:'), retries: 0, certificateAuthority });
    await expect(detecting).rejects.toMatchObject({ code: 'model-unreadable' });
    await plain.stop();
  });
});

import { controlSegment, textSegment, type GenerateRequest, type GenerationEvent, type Session } from '@octoweave/core';
import { lastValueFrom, toArray } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  cutEvents,
  events,
  json,
  startScriptedServer,
  type Answer,
  type ReceivedRequest,
  type ScriptedServer,
} from '../__fixtures__/scripted-server.ts';
import { llamaServerBackend } from '../index.ts';

/** A vocabulary of five tokens: two letters, a line break, two control tokens. */
const vocabulary = ['a', 'b', '\n', '<end>', '<call>'];
const tokenize = ({ body }: ReceivedRequest): readonly number[] =>
  (body['content'] as readonly (string | number)[]).flatMap((piece) =>
    typeof piece === 'number'
      ? [piece]
      : piece
          .split(body['parse_special'] === true ? /(<end>|<call>|)/u : '')
          .filter((text) => text !== '')
          .map((text) => Math.max(vocabulary.indexOf(text), 0)),
  );
const detokenize = ({ body }: ReceivedRequest): string =>
  (body['tokens'] as readonly number[]).map((tokenId) => vocabulary[tokenId]).join('');
const entry = { id: 'tiny', owned_by: 'llamacpp', meta: { n_vocab: vocabulary.length, n_ctx_train: 64 } };
const part = (tokenId: number, content: string): object => ({ stop: false, content, tokens: [tokenId] });
const end = { stop: true, content: '', tokens: [], stop_type: 'limit', tokens_predicted: 2 };
const script = {
  '/v1/models': json({ data: [entry] }),
  '/props': json({ default_generation_settings: { n_ctx: 32 } }),
  '/lora-adapters': json([
    { id: 0, path: '/adapters/car.gguf', scale: 1 },
    { id: 1, path: '/adapters/phone.gguf', scale: 0.5 },
  ]),
  '/tokenize': ((response, request) => json({ tokens: tokenize(request) })(response, request)) satisfies Answer,
  '/detokenize': ((response, request) => json({ content: detokenize(request) })(response, request)) satisfies Answer,
  '/completion': events(part(0, 'a'), part(1, 'b'), end),
};
const request: GenerateRequest = { prompt: [controlSegment('<call>'), textSegment('ab')], maxTokens: 8 };

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const open = async (changes: Readonly<Record<string, Answer>> = {}): Promise<Session> => {
  server = await startScriptedServer({ ...script, ...changes });
  const backend = llamaServerBackend({ baseUrl: server.baseUrl, retries: 0, modelMetadata: { origin: 'a test' } });
  return backend.openSession({ model: { id: 'tiny', location: 'tiny' } });
};
const generate = (session: Session, changes: Partial<GenerateRequest> = {}): Promise<readonly GenerationEvent[]> =>
  lastValueFrom(session.generate({ ...request, ...changes }).pipe(toArray()));
const sent = (): unknown => server?.received('/completion').at(-1)?.body;

describe('what llamaServerBackend says to a server', () => {
  it('is a prompt of token ids, asked for greedily, and no longer than the context', async () => {
    const session = await open();
    await generate(session, { maxTokens: 100 });
    expect(sent()).toMatchObject({ prompt: [4, 0, 1], n_predict: 29, stream: true, samplers: ['top_k'], top_k: 1 });
    expect([...session.tokenizer.controlTokens]).toEqual([
      ['<end>', 3],
      ['<call>', 4],
    ]);
  });

  it('asks for probabilities only where no grammar makes others of them', async () => {
    const session = await open();
    await generate(session);
    expect(sent()).toMatchObject({ n_probs: 1 });
    await generate(session, { grammar: { format: 'gbnf', text: 'root ::= "a"' } });
    expect(sent()).not.toHaveProperty('n_probs');
    expect(sent()).toMatchObject({ grammar: 'root ::= "a"' });
  });

  it('names the strength of every adapter, so that none acts that was not asked for', async () => {
    const session = await open();
    const lora = async (locations: readonly string[]): Promise<unknown> => {
      await generate(session, { adapters: locations.map((location) => ({ location, scale: 0.8 })) });
      return (sent() as { readonly lora: unknown }).lora;
    };
    expect(await lora([])).toEqual([
      { id: 0, scale: 0 },
      { id: 1, scale: 0 },
    ]);
    expect(await lora(['phone.gguf'])).toEqual([
      { id: 0, scale: 0 },
      { id: 1, scale: 0.8 },
    ]);
    expect(await lora(['/adapters/car.gguf', '1'])).toEqual([
      { id: 0, scale: 0.8 },
      { id: 1, scale: 0.8 },
    ]);
  });

  it('ends at a stop token, whatever the server would go on with', async () => {
    const session = await open({ '/completion': events(part(0, 'a'), part(3, ''), part(1, 'b'), end) });
    expect(await generate(session, { stopTokens: ['<end>'] })).toEqual([
      { type: 'generation-start', promptTokens: 3, cachedTokens: 0 },
      { type: 'token-delta', tokenId: 0, isControl: false, text: 'a', probability: undefined },
      { type: 'token-delta', tokenId: 3, isControl: true, text: '<end>', probability: undefined },
      { type: 'generation-end', reason: 'stop-token', outputTokens: 2 },
    ]);
  });

  it('leaves out the end mark of the model, and no other control token', async () => {
    const eos = { ...end, stop_type: 'eos', tokens_predicted: 3 };
    const session = await open({ '/completion': events(part(4, ''), part(0, 'a'), part(3, ''), eos) });
    const answer = await generate(session);
    expect(answer.map((event) => (event.type === 'token-delta' ? event.text : event.type))).toEqual([
      'generation-start',
      '<call>',
      'a',
      'generation-end',
    ]);
    expect(answer.at(-1)).toEqual({ type: 'generation-end', reason: 'end-of-generation', outputTokens: 2 });
  });

  it('keeps what the program says of the model beside what the server says', async () => {
    expect((await open({ '/v1/models': json({ data: [{ ...entry, tags: ['a=b=c', 'fast'] }] }) })).model.metadata).toEqual({
      a: 'b=c',
      origin: 'a test',
    });
  });
});

describe('what llamaServerBackend makes of a server that fails', () => {
  it('is an error where the connection breaks in the middle of an answer', async () => {
    const session = await open({ '/completion': cutEvents(part(0, 'a')) });
    await expect(generate(session)).rejects.toMatchObject({ code: 'server-unreachable' });
  });

  it.each([
    ['a part without a token', { stop: false, content: 'a', tokens: [] }],
    ['a part of another API', { choices: [] }],
  ])('is an error on %s', async (_, odd) => {
    await expect(generate(await open({ '/completion': events(odd, end) }))).rejects.toMatchObject({ code: 'engine-crashed' });
  });

  it('is an error where the server says in the middle that it failed', async () => {
    const session = await open({ '/completion': events(part(0, 'a'), { error: { code: 500, message: 'decode failed' } }) });
    await expect(generate(session)).rejects.toMatchObject({ code: 'engine-crashed', message: expect.stringContaining('decode failed') });
  });

  it.each([
    ['tells no size of its vocabulary', { '/v1/models': json({ data: [{ ...entry, meta: {} }] }) }],
    ['cannot tokenize', { '/tokenize': json({ tokens: 'none' }) }],
    ['gives a control token no text', { '/detokenize': json({ content: vocabulary.join('\n') }) }],
  ])('refuses a server that %s', async (_, changes) => {
    await expect(open(changes)).rejects.toMatchObject({ code: 'model-unsupported' });
  });

  it('refuses scores that lack a candidate', async () => {
    const session = await open({ '/completion': json({ completion_probabilities: [{ top_logprobs: [{ id: 3, logprob: -1 }] }] }) });
    expect(await session.score({ ...request, candidates: ['<end>'] })).toEqual([Math.exp(-1)]);
    await expect(session.score({ ...request, candidates: ['<call>'] })).rejects.toMatchObject({ code: 'engine-crashed' });
  });
});

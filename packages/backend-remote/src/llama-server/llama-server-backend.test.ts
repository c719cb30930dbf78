import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeLlamaBackend } from '@octoweave/backend-node';
import {
  controlSegment,
  controlToken,
  createAgent,
  createRequestText,
  textSegment,
  type Agent,
  type GenerationEvent,
  type Session,
} from '@octoweave/core';
import { embeddedModel, embeddedModelManifest } from '@octoweave/models';
import { implementVehiclePack, simulatedVehicle } from '@octoweave/tools-vehicle';
import { lastValueFrom, toArray, type Observable } from 'rxjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { servedModel, startLlamaServer, type RunningServer } from '../__fixtures__/start-llama-server.ts';
import { chatBackend, detectServer, llamaServerBackend } from '../index.ts';

const apiKey = 'key-of-a-test';
const digest = 'octoweave.vocabulary.digest';
const request = {
  prompt: [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)],
  maxTokens: 32,
  stopTokens: [controlToken.end],
};

const packs = [implementVehiclePack({ device: simulatedVehicle() })];

let server: RunningServer;
/** The same model in this process, as an agent and as a session. */
let agentHere: Agent;
let here: Session;
let opened: readonly (Session | Agent)[] = [];
beforeAll(async () => {
  [server, agentHere, here] = await Promise.all([
    startLlamaServer({ apiKey, tags: [`${digest}=${embeddedModelManifest().vocabularyDigest}`] }),
    createAgent({ backend: nodeLlamaBackend(), model: embeddedModel(), packs }),
    nodeLlamaBackend().openSession({ model: embeddedModel() }),
  ]);
});
afterAll(() => Promise.all([server.stop(), agentHere.dispose(), here.dispose()]));
afterEach(async () => {
  await Promise.all(opened.map((session) => session.dispose()));
  opened = [];
});

const kept = <Opened extends Session | Agent>(one: Opened): Opened => {
  opened = [...opened, one];
  return one;
};
const textOf = async (generation: Observable<GenerationEvent>): Promise<string> =>
  (await lastValueFrom(generation.pipe(toArray()))).map((event) => (event.type === 'token-delta' ? event.text : '')).join('');
const backend = (): ReturnType<typeof llamaServerBackend> => llamaServerBackend({ baseUrl: server.baseUrl, apiKey });
const open = async (): Promise<Session> => kept(await backend().openSession({ model: servedModel }));

describe('llamaServerBackend', () => {
  it.each([
    'open the sunroof halfway',
    'set the temperature in the back to 70 degrees',
    'lock all the doors and turn on the headlights',
    'navigate to 221B Baker Street',
    'play some jazz',
    'what is the capital of france',
  ])('has the embedded model answer "%s" as it does in this process', async (sentence) => {
    const agentThere = kept(await createAgent({ backend: backend(), model: servedModel, packs }));
    const text = createRequestText(sentence);
    const answerOf = async ({ actionModel }: Agent): Promise<unknown> =>
      (await lastValueFrom(actionModel.act({ text }).pipe(toArray()))).map((event) =>
        // Confidences are known here alone: the server tells them from before the grammar.
        JSON.parse(
          JSON.stringify({ ...event, cachedTokens: undefined }, (key, value: unknown) => (key === 'confidence' ? undefined : value)),
        ),
      );
    expect(await answerOf(agentThere)).toEqual(await answerOf(agentHere));
  });

  it('finds the control tokens that the model file has', async () => {
    const there = await open();
    expect([...there.tokenizer.controlTokens]).toEqual([...here.tokenizer.controlTokens]);
    expect(there.tokenizer.vocabularySize).toBe(here.tokenizer.vocabularySize);
  });

  it('knows the control tokens that are named alone, and still reads none in text', async () => {
    const names = [controlToken.request, controlToken.response, controlToken.end, 'sunroof', ''];
    const there = kept(
      await llamaServerBackend({ baseUrl: server.baseUrl, apiKey, controlTokens: names }).openSession({ model: servedModel }),
    );
    expect([...there.tokenizer.controlTokens.keys()]).toEqual(names.slice(0, 3));
    const typed = [textSegment('<nexa_0> <nexa_end>')];
    expect(await there.tokenizer.encode(typed)).toEqual(await here.tokenizer.encode(typed));
    expect(await lastValueFrom(there.generate(request))).toMatchObject({ type: 'generation-end', reason: 'stop-token' });
  });

  it('encodes what was said as the engine in this process does, control tokens in it included', async () => {
    const there = await open();
    const segments = [...request.prompt, textSegment(' <nexa_end>né 😀'), textSegment(''), controlSegment(controlToken.end)];
    expect(await there.tokenizer.encode(segments)).toEqual(await here.tokenizer.encode(segments));
  });

  it('scores as the engine in this process does', async () => {
    const there = await open();
    const scoring = { prompt: request.prompt, candidates: ['<nexa_4>', '<nexa_0>', controlToken.abstain] };
    const [expected, actual] = await Promise.all([here.score(scoring), there.score(scoring)]);
    expect(actual).toEqual(expected.map((score) => expect.closeTo(score, 2)));
  });

  it('reads from tags what the server has no other way to tell', async () => {
    expect((await open()).model).toMatchObject({ contextTokens: 512, metadata: { [digest]: embeddedModelManifest().vocabularyDigest } });
  });

  it('counts every token of a character that took several', async () => {
    const session = await open();
    const grammar = { format: 'gbnf', text: 'root ::= "😀"' } as const;
    const events = await lastValueFrom(session.generate({ ...request, grammar }).pipe(toArray()));
    expect(events.filter(({ type }) => type === 'token-delta')).toHaveLength(1);
    expect(events.at(-1)).toEqual({ type: 'generation-end', reason: 'end-of-generation', outputTokens: 4 });
  });

  it('refuses an adapter that the server would ignore, and keeps answering', async () => {
    const session = await open();
    const adapters = [{ location: 'car.gguf', scale: 1 }];
    await expect(lastValueFrom(session.generate({ ...request, adapters }))).rejects.toMatchObject({ code: 'adapter-invalid' });
    expect(await lastValueFrom(session.generate(request))).toMatchObject({ type: 'generation-end', reason: 'stop-token' });
  });

  it('has adapters act on the generations that ask for them and on no others, whatever the server was started with', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
    const adapted = await startLlamaServer({ adapters: [join(folder, 'car.gguf')] });
    try {
      const there = kept(await llamaServerBackend({ baseUrl: adapted.baseUrl }).openSession({ model: servedModel }));
      const plain = await textOf(here.generate(request));
      const changed = await textOf(there.generate({ ...request, adapters: [{ location: 'car.gguf', scale: 1 }] }));
      expect(changed).not.toBe(plain);
      expect(await textOf(there.generate(request))).toBe(plain);
      expect(await textOf(there.generate({ ...request, adapters: [{ location: 'car.gguf', scale: 1 }] }))).toBe(changed);
    } finally {
      await adapted.stop();
      await rm(folder, { recursive: true });
    }
  });

  it('is recognised', async () => {
    expect(await detectServer({ baseUrl: server.baseUrl, apiKey })).toEqual({ server: 'llama-server', models: ['octoweave-mini'] });
  });

  it('says that a key is wrong or lacks', async () => {
    for (const wrong of ['another-key', ''])
      await expect(
        llamaServerBackend({ baseUrl: server.baseUrl, apiKey: wrong }).openSession({ model: servedModel }),
      ).rejects.toMatchObject({
        code: 'model-unreadable',
        message: expect.stringContaining('OCTOWEAVE_API_KEY'),
      });
  });

  it('ends with the process that started it', async () => {
    const another = await startLlamaServer();
    await another.stop();
    await expect(detectServer({ baseUrl: another.baseUrl, retries: 0 })).rejects.toMatchObject({ code: 'model-unreadable' });
  });
});

describe('chatBackend on llama-server', () => {
  const openChat = async (): Promise<Session> =>
    kept(await chatBackend({ baseUrl: server.baseUrl, apiKey, server: 'llama-server' }).openSession({ model: servedModel }));
  const prompt = [controlSegment('system'), textSegment('Be brief.'), controlSegment('user'), textSegment('Say yes.')];

  it('holds answers to a grammar', async () => {
    const grammar = { format: 'gbnf', text: 'root ::= "né 😀 \\"yes\\""' } as const;
    expect(await textOf((await openChat()).generate({ prompt, maxTokens: 32, grammar }))).toBe('né 😀 "yes"');
  });

  it('says of an invalid grammar that it is, and keeps answering', async () => {
    const session = await openChat();
    const grammar = { format: 'gbnf', text: 'root ::= (' } as const;
    await expect(lastValueFrom(session.generate({ prompt, maxTokens: 4, grammar }))).rejects.toMatchObject({ code: 'grammar-invalid' });
    expect(await lastValueFrom(session.generate({ prompt, maxTokens: 4 }))).toMatchObject({ type: 'generation-end' });
  });

  it('says of a prompt beyond the context that it is', async () => {
    const long = [textSegment(' word'.repeat(600))];
    await expect(lastValueFrom((await openChat()).generate({ prompt: long, maxTokens: 4 }))).rejects.toMatchObject({
      code: 'context-overflow',
    });
  });
});

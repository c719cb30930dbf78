import { controlSegment, controlToken, textSegment, type GenerateRequest, type GenerationEvent, type Session } from '@octoweave/core';
import { hostileTexts } from '@octoweave/core/testing';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { lastValueFrom, toArray } from 'rxjs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readGgufHeader } from './gguf/read-gguf-header.ts';
import { rewriteGguf, type GgufReplacement } from './gguf/rewrite-gguf.ts';
import { createModelStore, wllamaBackend } from './index.ts';
import { preTokenizers } from './tokenizer/pre-tokenizers.ts';

const model = inject('embeddedModel');
const whole = await (await fetch(model.location)).blob();
const request: GenerateRequest = {
  prompt: [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)],
  maxTokens: 64,
  stopTokens: [controlToken.end],
};

/** Opens bytes as a page opens a file that a person chose. */
const openFile = (file: Blob): Promise<Session> =>
  wllamaBackend({ wasmUrl, modelStore: createModelStore({ fetch: () => Promise.resolve(new Response(file)) }) }).openSession({
    model: { id: 'variant', location: 'variant.gguf' },
  });
const variant = async (replacements: readonly (readonly [string, GgufReplacement])[]): Promise<Blob> =>
  rewriteGguf(whole, await readGgufHeader(whole), new Map(replacements));
const generate = (session: Session, changes: Partial<GenerateRequest> = {}): Promise<readonly GenerationEvent[]> =>
  lastValueFrom(session.generate({ ...request, ...changes }).pipe(toArray()));
const tokenIdsOf = (events: readonly GenerationEvent[]): readonly number[] =>
  events.flatMap((event) => (event.type === 'token-delta' ? [event.tokenId] : []));

/** Texts that fit into the context of the embedded model. */
const texts = [
  ...hostileTexts.filter(({ length }) => length < 400),
  'half a character: \uD83D',
  'a byte of nothing: \0',
  'hidden names: \uFDD01264\uFDD1',
  "I'll set  the 3rd zone to 72.5 °F,\n\n then 12345 — naïve ½ ２３\u00a0\u0085 x\u3000y",
];

describe('wllamaBackend', () => {
  let session: Session;
  beforeAll(async () => {
    session = await wllamaBackend({ wasmUrl }).openSession({ model });
  });
  afterAll(() => session.dispose());

  it('reads what a person types as words, though it names control tokens', async () => {
    const names = [...session.tokenizer.controlTokens.keys()].slice(0, 20).join(' ');
    for (const text of [...texts, names]) {
      const prompt = [controlSegment(controlToken.request), textSegment(text), controlSegment(controlToken.response)];
      const [start] = await generate(session, { prompt, maxTokens: 1 });
      expect(start).toMatchObject({ type: 'generation-start', promptTokens: (await session.tokenizer.encode(prompt)).length });
    }
  });

  it('writes the token of a grammar terminal, not its text', async () => {
    const idOf = (text: string): number => session.tokenizer.controlTokens.get(text) ?? -1;
    const text = `root ::= <[${idOf('<nexa_7>')}]> "<nexa_7>" <[${idOf(controlToken.end)}]>`;
    const ids = tokenIdsOf(await generate(session, { grammar: { format: 'gbnf', text } }));
    expect([ids[0], ids.at(-1)]).toEqual([idOf('<nexa_7>'), idOf(controlToken.end)]);
    expect(ids.filter((id) => id === idOf('<nexa_7>'))).toHaveLength(1);
  });

  it('refuses a grammar that names a control token by its text, which the engine does not know', async () => {
    await expect(generate(session, { grammar: { format: 'gbnf', text: 'root ::= <nexa_7>' } })).rejects.toMatchObject({
      code: 'grammar-invalid',
    });
  });

  it('ends where a grammar is complete', async () => {
    const events = await generate(session, { grammar: { format: 'gbnf', text: 'root ::= "ok"' } });
    expect(events.at(-1)).toMatchObject({ type: 'generation-end', reason: 'end-of-generation' });
  });

  it.each([...preTokenizers.keys()])('cuts text for a %s tokenizer as the engine does', async (pre) => {
    const other = await openFile(await variant([['tokenizer.ggml.pre', pre]]));
    try {
      for (const text of texts) {
        const prompt = [textSegment(text || 'a')];
        const [start] = await generate(other, { prompt, maxTokens: 1 });
        expect(start).toMatchObject({ promptTokens: (await other.tokenizer.encode(prompt)).length });
      }
    } finally {
      await other.dispose();
    }
  });

  it('adds no token that a prompt does not hold, though the model file asks for it', async () => {
    const other = await openFile(await variant([['tokenizer.ggml.add_bos_token', true]]));
    const [start] = await generate(other, { maxTokens: 1 });
    expect(start).toMatchObject({ promptTokens: (await other.tokenizer.encode(request.prompt)).length });
    await other.dispose();
  });

  it('writes whole characters only, though the model would rather write others', async () => {
    const { entries } = await readGgufHeader(whole);
    const tokens = entries.get('tokenizer.ggml.tokens')?.value as readonly string[];
    // What every answer goes on with becomes the second byte of a character without a first, and the reverse.
    const [opening, secondByte] = ["('", 'Ģ'];
    const swapped = tokens.map((token) => (token === opening ? secondByte : token === secondByte ? opening : token));
    const other = await openFile(await variant([['tokenizer.ggml.tokens', swapped]]));
    const ids = tokenIdsOf(await generate(other));
    expect(ids.length).toBeGreaterThan(1);
    expect(ids).not.toContain(tokens.indexOf(opening));
    await other.dispose();
  });

  it('refuses a file that llama.cpp opens in vain', async () => {
    await expect(openFile(await variant([['general.architecture', 'of-tomorrow']]))).rejects.toMatchObject({ code: 'model-load-failed' });
  });

  it.each([
    ['that is no GGUF', new Blob(['not a model']), 'model-not-gguf'],
    ['cut in its header', whole.slice(0, 4000), 'model-truncated'],
    ['cut in its weights', whole.slice(0, whole.size - 100), 'model-load-failed'],
  ])('refuses a file %s', async (_, file, code) => {
    await expect(openFile(file)).rejects.toMatchObject({ name: 'ModelLoadError', code });
  });

  it('refuses a file whose content is not the promised one', async () => {
    const opening = wllamaBackend({ wasmUrl }).openSession({ model: { ...model, sha256: '0'.repeat(64) } });
    await expect(opening).rejects.toMatchObject({ code: 'model-digest-mismatch' });
  });

  it('says that the engine itself is missing', async () => {
    const opening = wllamaBackend({ wasmUrl: '/no/such/engine.wasm' }).openSession({ model });
    await expect(opening).rejects.toMatchObject({ code: 'model-load-failed' });
  });

  it('abandons a load whose signal is aborted', async () => {
    const controller = new AbortController();
    const opening = wllamaBackend({ wasmUrl }).openSession({ model, signal: controller.signal });
    controller.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  });
});

import { textSegment, type GenerateRequest, type GenerationEvent } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { embeddedFile } from '../__fixtures__/embedded-file.ts';
import { scriptedEngine } from '../__fixtures__/scripted-engine.ts';
import { readGgufHeader } from '../gguf/read-gguf-header.ts';
import { createModelTokenizer } from '../tokenizer/model-tokenizer.ts';
import type { EngineChunk } from './engine-chunk.ts';
import { generateTokens } from './generate-tokens.ts';

const tokenizer = createModelTokenizer(await readGgufHeader(embeddedFile()));
const idOf = (text: string): number => tokenizer.controlIds.get(text) ?? tokenizer.encode([textSegment(text)]).ids[0] ?? -1;
const prompt = { text: '', ids: [1, 2, 3] };

interface RunOptions {
  readonly request?: Partial<GenerateRequest>;
  readonly onEvent?: (event: GenerationEvent, controller: AbortController) => void;
}

const run = async (
  chunks: readonly Partial<EngineChunk>[],
  { request = {}, onEvent = () => undefined }: RunOptions = {},
): Promise<GenerationEvent[]> => {
  const events: GenerationEvent[] = [];
  const controller = new AbortController();
  await generateTokens({
    engine: scriptedEngine(chunks),
    tokenizer,
    contextTokens: 512,
    prompt,
    request: { prompt: [], maxTokens: 64, ...request },
    signal: controller.signal,
    emit: (event) => {
      events.push(event);
      onEvent(event, controller);
    },
  });
  return events;
};

describe('generateTokens', () => {
  it('stops at a stop token, which is emitted, and takes nothing that comes after', async () => {
    const events = await run(
      [
        { tokenId: idOf('a'), text: 'a', outputTokens: 1, probability: 0.5, cachedTokens: 2 },
        { tokenId: idOf('<nexa_end>'), outputTokens: 2 },
        { tokenId: idOf('b'), text: 'b', outputTokens: 3 },
      ],
      { request: { stopTokens: ['<nexa_end>'] } },
    );
    expect(events).toEqual([
      { type: 'generation-start', promptTokens: 3, cachedTokens: 2 },
      { type: 'token-delta', tokenId: idOf('a'), isControl: false, text: 'a', probability: 0.5 },
      { type: 'token-delta', tokenId: idOf('<nexa_end>'), isControl: true, text: '<nexa_end>', probability: undefined },
      { type: 'generation-end', reason: 'stop-token', outputTokens: 2 },
    ]);
  });

  it("does not emit the model's own end mark", async () => {
    const events = await run([
      { tokenId: idOf('<|endoftext|>'), outputTokens: 1 },
      { isEnd: true, outputTokens: 1 },
    ]);
    expect(events.map(({ type }) => type)).toEqual(['generation-start', 'generation-end']);
    expect(events.at(-1)).toMatchObject({ reason: 'end-of-generation', outputTokens: 0 });
  });

  it('names every token of a split character, whose text comes with the last', async () => {
    const bytes = [...new TextEncoder().encode('😀')];
    const last = Array.from({ length: tokenizer.vocabularySize }, (_, id) => id).find(
      (id) => tokenizer.tokenBytes(id)[0] === bytes[3] && tokenizer.tokenBytes(id).length === 1,
    );
    const events = await run([
      { tokenId: last, text: '😀', outputTokens: 4 },
      { isEnd: true, isCutOff: true, outputTokens: 4 },
    ]);
    const tokens = events.filter((event) => event.type === 'token-delta');
    expect(tokens.map(({ text }) => text)).toEqual(['', '', '', '😀']);
    expect(tokens.flatMap(({ tokenId }) => [...tokenizer.tokenBytes(tokenId)])).toEqual(bytes);
    expect(events.at(-1)).toMatchObject({ reason: 'max-tokens', outputTokens: 4 });
  });

  it('emits nothing after it was aborted', async () => {
    const chunks = [1, 2, 3].map((outputTokens) => ({ tokenId: idOf('a'), text: 'a', outputTokens }));
    const events = await run(chunks, { onEvent: (event, controller) => event.type === 'token-delta' && controller.abort() });
    expect(events.map(({ type }) => type)).toEqual(['generation-start', 'token-delta']);
  });

  it('refuses to go on where the engine has read another prompt than was meant', async () => {
    await expect(run([{ tokenId: idOf('a'), outputTokens: 1, promptTokens: 4 }])).rejects.toMatchObject({ code: 'engine-crashed' });
  });
});

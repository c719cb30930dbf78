import { controlSegment, textSegment, type GenerateRequest, type Session } from '@octoweave/core';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { embeddedFile } from './__fixtures__/embedded-file.ts';
import { scriptedEngine } from './__fixtures__/scripted-engine.ts';
import { describeModel } from './gguf/describe-model.ts';
import { readGgufHeader } from './gguf/read-gguf-header.ts';
import { createModelTokenizer } from './tokenizer/model-tokenizer.ts';
import { createWllamaSession } from './wllama-session.ts';

const header = await readGgufHeader(embeddedFile());
const tokenizer = createModelTokenizer(header);
const sessionOver = (engine: ReturnType<typeof scriptedEngine>): Session =>
  createWllamaSession({
    backendId: 'wllama',
    engine,
    tokenizer,
    model: describeModel(header, { id: 'octoweave-mini', bytes: 0, contextTokens: undefined }),
  });
const refusal = (request: Partial<GenerateRequest>): Promise<unknown> =>
  lastValueFrom(sessionOver(scriptedEngine([])).generate({ prompt: [textSegment('a')], maxTokens: 1, ...request }));

describe('createWllamaSession', () => {
  it("refuses a grammar that names the model's own end mark, which would bring down the engine", async () => {
    const end = [...tokenizer.endIds][0];
    await expect(refusal({ grammar: { format: 'gbnf', text: `root ::= "a" <[${end}]>` } })).rejects.toMatchObject({
      code: 'grammar-invalid',
    });
  });

  it('takes a grammar that writes the end mark as text', async () => {
    const engine = scriptedEngine([{ isEnd: true, promptTokens: 1 }]);
    const text = `root ::= "\\"<[${[...tokenizer.endIds][0]}]>"`;
    await lastValueFrom(sessionOver(engine).generate({ prompt: [textSegment('a')], maxTokens: 1, grammar: { format: 'gbnf', text } }));
    expect(engine.completions).toMatchObject([{ grammar: text }]);
  });

  it('refuses adapters and other notations of grammars', async () => {
    await expect(refusal({ adapters: [{ location: 'a.gguf', scale: 1 }] })).rejects.toMatchObject({ code: 'capability-unsupported' });
    await expect(refusal({ grammar: { format: 'ebnf', text: 'root ::= "a"' } })).rejects.toMatchObject({ code: 'capability-unsupported' });
  });

  it('refuses a prompt of no tokens', async () => {
    await expect(refusal({ prompt: [textSegment('')] })).rejects.toMatchObject({ code: 'prompt-empty' });
  });

  it('scores each candidate by making it come next', async () => {
    const [first, second] = ['<nexa_1>', '<nexa_2>'];
    const engine = scriptedEngine([{ tokenId: tokenizer.controlIds.get(second), probability: 0.25, outputTokens: 1 }]);
    expect(await sessionOver(engine).score({ prompt: [controlSegment(first)], candidates: [first, second] })).toEqual([0, 0.25]);
    expect(engine.completions.map(({ grammar }) => grammar)).toEqual(
      [first, second].map((text) => `root ::= <[${tokenizer.controlIds.get(text)}]>`),
    );
  });
});

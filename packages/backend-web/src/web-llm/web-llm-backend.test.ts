import { controlSegment, controlToken, textSegment } from '@octoweave/core';
import { describeBackend } from '@octoweave/core/testing/vitest';
import { describe, expect, it } from 'vitest';
import { embeddedFile } from '../__fixtures__/embedded-file.ts';
import { mlcFiles, scriptedWebLlm } from '../__fixtures__/scripted-web-llm.ts';
import { readGgufHeader } from '../gguf/read-gguf-header.ts';
import { createModelTokenizer } from '../tokenizer/model-tokenizer.ts';
import { webLlmBackend, type WebLlmBackendOptions } from './web-llm-backend.ts';

const header = await readGgufHeader(embeddedFile());
const tokenizer = createModelTokenizer(header);
const { vocabularySize } = tokenizer;
const answer = tokenizer.encode([controlSegment('<nexa_4>'), textSegment("('open é', 50)"), controlSegment(controlToken.end)]).ids;
const location = 'https://models.example/mini';
const files = mlcFiles(header);
const fetch: typeof globalThis.fetch = async (address) => {
  const content = files[String(address).replace(`${location}/resolve/main/`, '')];
  return Promise.resolve(content === undefined ? new Response('', { status: 404 }) : Response.json(content));
};
const module = scriptedWebLlm({ answer, vocabularySize });
const backendWith = (options: Partial<WebLlmBackendOptions> = {}) =>
  webLlmBackend({ libraryUrlOf: () => 'mini.wasm', loadModule: () => Promise.resolve(module), fetch, hasWebGpu: () => true, ...options });
const opening = (options: Partial<WebLlmBackendOptions>, sha256?: string): Promise<unknown> =>
  backendWith(options).openSession({ model: { id: 'mini', location, sha256 } });
const engineThat = (reload: () => Promise<void>): Partial<WebLlmBackendOptions> => ({
  loadModule: () =>
    Promise.resolve({
      MLCEngine: class extends module.MLCEngine {
        override reload = reload;
      },
    }),
});

describeBackend({
  backend: backendWith(),
  model: { id: 'mini', location },
  request: { prompt: [controlSegment(controlToken.request), textSegment(' open it'), controlSegment(controlToken.response)] },
  stopToken: controlToken.end,
});

describe('webLlmBackend', () => {
  it('reads words as the tokenizer of the same model does elsewhere', async () => {
    const session = await backendWith().openSession({ model: { id: 'mini', location } });
    const prompt = [controlSegment('<nexa_3>'), textSegment("I'll set  it to 72 °F — <nexa_3>!\n")];
    expect(await session.tokenizer.encode(prompt)).toEqual(tokenizer.encode(prompt).ids);
  });

  it.each([
    ['a browser without WebGPU', { hasWebGpu: () => false }, 'model-load-failed', 'WebGPU'],
    [
      'an engine that is not installed',
      { loadModule: () => Promise.reject(new TypeError('no module')) },
      'model-load-failed',
      'Install @mlc-ai/web-llm',
    ],
    [
      'a library of another version',
      engineThat(() => Promise.reject(new WebAssembly.LinkError('x'))),
      'model-unsupported',
      'another version',
    ],
    ['a device without 16-bit shaders', engineThat(() => Promise.reject(new Error('shader-f16'))), 'model-load-failed', 'shader-f16'],
    ['no connection', { fetch: () => Promise.reject(new TypeError('Failed to fetch')) }, 'model-unreadable', 'offline'],
    ['a damaged file', { fetch: () => Promise.resolve(new Response('{')) }, 'model-unreadable', 'damaged'],
  ])('says what is wrong with %s', async (_, options, code, words) => {
    await expect(opening(options)).rejects.toMatchObject({ name: 'ModelLoadError', code, message: expect.stringContaining(words) });
  });

  it('refuses a configuration that is not the promised one', async () => {
    await expect(opening({}, '0'.repeat(64))).rejects.toMatchObject({ code: 'model-digest-mismatch' });
  });
});

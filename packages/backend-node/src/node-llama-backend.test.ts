import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlSegment, controlToken, textSegment, type Session } from '@octoweave/core';
import { embeddedModel } from '@octoweave/models';
import { lastValueFrom, toArray } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeLlamaBackend } from './index.ts';

const request = {
  prompt: [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)],
  maxTokens: 32,
  stopTokens: [controlToken.end],
};

describe('nodeLlamaBackend', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const openBytes = async (name: string, bytes: Uint8Array): Promise<Session> => {
    const location = join(folder, name);
    await writeFile(location, bytes);
    return nodeLlamaBackend().openSession({ model: { id: name, location } });
  };

  it('says of a file that is no GGUF that it is none', async () => {
    await expect(openBytes('notes.gguf', new TextEncoder().encode('not a model'))).rejects.toMatchObject({ code: 'model-not-gguf' });
  });

  it('says of an empty file that it is no GGUF', async () => {
    await expect(openBytes('empty.gguf', new Uint8Array())).rejects.toMatchObject({ code: 'model-not-gguf' });
  });

  it('says of a file that only begins like a GGUF that its header is damaged', async () => {
    await expect(openBytes('begins.gguf', new TextEncoder().encode('GGUF but not really a model at all'))).rejects.toMatchObject({
      code: 'model-not-gguf',
    });
  });

  it('says of a file cut after its magic that it is truncated', async () => {
    await expect(openBytes('magic.gguf', new TextEncoder().encode('GGUF'))).rejects.toMatchObject({ code: 'model-truncated' });
  });

  it('says of a file cut in its header that it is truncated', async () => {
    const whole = await readFile(embeddedModel().location);
    await expect(openBytes('header.gguf', whole.subarray(0, 4000))).rejects.toMatchObject({ code: 'model-truncated' });
  });

  it('says of a file cut in its weights that it is truncated or cannot be loaded', async () => {
    const whole = await readFile(embeddedModel().location);
    await expect(openBytes('weights.gguf', whole.subarray(0, whole.length - 100))).rejects.toMatchObject({
      code: expect.stringMatching(/^model-(truncated|load-failed)$/u),
    });
  });

  it('refuses a file whose content is not the promised one', async () => {
    const model = { ...embeddedModel(), sha256: '0'.repeat(64) };
    await expect(nodeLlamaBackend().openSession({ model })).rejects.toMatchObject({ code: 'model-digest-mismatch' });
  });

  it('cuts off an engine that falls silent, and says so', async () => {
    const session = await nodeLlamaBackend().openSession({ model: embeddedModel() });
    await session.dispose();
    const impatient = nodeLlamaBackend({ stuckAfterMs: 1 });
    await expect(impatient.openSession({ model: embeddedModel() })).rejects.toMatchObject({ code: 'engine-stuck' });
  });

  it('abandons a load whose signal is aborted', async () => {
    const controller = new AbortController();
    const opening = nodeLlamaBackend().openSession({ model: embeddedModel(), signal: controller.signal });
    controller.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('refuses a file that is no adapter of the model and keeps answering', async () => {
    const session = await nodeLlamaBackend().openSession({ model: embeddedModel() });
    try {
      const adapters = [{ location: embeddedModel().location, scale: 1 }];
      await expect(lastValueFrom(session.generate({ ...request, adapters }))).rejects.toMatchObject({ code: 'adapter-invalid' });
      const events = await lastValueFrom(session.generate(request).pipe(toArray()));
      expect(events.at(-1)).toMatchObject({ type: 'generation-end', reason: 'stop-token' });
    } finally {
      await session.dispose();
    }
  });
});

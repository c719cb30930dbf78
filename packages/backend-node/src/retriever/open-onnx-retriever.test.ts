import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequestText, type RetrieverModel } from '@octoweave/core';
import { describeRetriever, describeToolClassifier } from '@octoweave/core/testing/vitest';
import { embeddedRetriever } from '@octoweave/models';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openOnnxRetriever, type OnnxRetriever } from './open-onnx-retriever.ts';

const model: RetrieverModel = embeddedRetriever();
let retriever: OnnxRetriever;
beforeAll(async () => {
  retriever = await openOnnxRetriever({ model });
});
afterAll(() => retriever.dispose());

describeRetriever('openOnnxRetriever', () => ({
  retriever,
  requests: ['open the sunroof halfway', "text mum i'm late and turn on do not disturb", 'what a day'],
}));

describeToolClassifier('openOnnxRetriever', () => ({
  classifier: retriever,
  requests: ['open the sunroof halfway', "text mum i'm late and turn on do not disturb"],
}));

describe('openOnnxRetriever', () => {
  const retrieve = (query: string) => retriever.retrieve({ text: createRequestText(query) });

  test.each([
    ['open the sunroof halfway', ['vehicle.operate_sunroof']],
    ['wake me at half past six', ['android.set_timer_alarm']],
    ['make a note that says buy oat milk', ['macos.create_note']],
    ['set my fan to three and lock the doors', ['vehicle.set_fan_speed', 'vehicle.control_door_lock']],
  ])('keeps the tools of %j', async (query, tools) => {
    expect((await retrieve(query)).map(({ toolId }) => toolId)).toEqual(expect.arrayContaining(tools));
  });

  it('classifies with the scores it retrieves by', async () => {
    const text = createRequestText("text mum i'm late and open the sunroof");
    const probabilities = await retriever.classify(text);
    for (const { toolId, score } of await retriever.retrieve({ text })) expect(probabilities.get(toolId)).toBe(score);
  });

  it('narrows a clear request to few tools', async () => {
    expect((await retrieve('open the sunroof halfway')).length).toBeLessThanOrEqual(4);
  });

  it('keeps another number of tools where it is told to', async () => {
    const narrow = await openOnnxRetriever({ model, minimumScore: 1, minimumTools: 1 });
    expect(await narrow.retrieve({ text: createRequestText('open the sunroof halfway') })).toHaveLength(1);
    await narrow.dispose();
  });

  it('ends what has begun before it frees its memory, and then refuses', async () => {
    const other = await openOnnxRetriever({ model });
    const begun = other.retrieve({ text: createRequestText('open the sunroof') });
    await Promise.all([other.dispose(), other.dispose()]);
    expect(await begun).not.toEqual([]);
    await expect(other.classify(createRequestText('open the sunroof'))).rejects.toMatchObject({ code: 'session-disposed' });
    await expect(other.retrieve({ text: createRequestText('open the sunroof') })).rejects.toMatchObject({ code: 'session-disposed' });
  });

  describe('of files that are not the weights', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
    });
    afterAll(() => rm(folder, { recursive: true }));
    const open = (changes: Partial<RetrieverModel>) => openOnnxRetriever({ model: { ...model, ...changes } });

    it('says that there is none', async () => {
      await expect(open({ location: join(folder, 'none.onnx') })).rejects.toMatchObject({ code: 'model-not-found' });
    });

    it('says that it is a folder', async () => {
      await expect(open({ location: folder })).rejects.toMatchObject({ code: 'model-unreadable' });
    });

    it('says that it was changed', async () => {
      const location = join(folder, 'changed.onnx');
      const bytes = await readFile(model.location);
      bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
      await writeFile(location, bytes);
      await expect(open({ location })).rejects.toMatchObject({ code: 'model-digest-mismatch' });
    });

    it('says what ONNX Runtime says', async () => {
      const location = join(folder, 'notes.onnx');
      await writeFile(location, 'not a model');
      await expect(open({ location, sha256: undefined })).rejects.toMatchObject({ code: 'model-load-failed' });
    });

    it('says that it is for other tools', async () => {
      await expect(open({ tools: ['home.lamp'] })).rejects.toMatchObject({ code: 'model-unsupported' });
    });

    it('says that it has fewer features', async () => {
      await expect(open({ features: { ...model.features, buckets: 1_000_000 } })).rejects.toMatchObject({ code: 'model-unsupported' });
    });

    it('says that it reads features of another format', async () => {
      await expect(open({ features: { ...model.features, format: 2 } })).rejects.toMatchObject({ code: 'model-unsupported' });
    });
  });
});

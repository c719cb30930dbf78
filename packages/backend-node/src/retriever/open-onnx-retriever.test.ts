import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequestText, type RetrieverModel, type WordPieceFeatures } from '@octoweave/core';
import { describeRetriever, describeToolClassifier } from '@octoweave/core/testing/vitest';
import { embeddedRetriever } from '@octoweave/models';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openOnnxRetriever, type OnnxRetriever } from './open-onnx-retriever.ts';
import { openWordPieces } from './word-pieces.ts';

const requests = ['open the sunroof halfway', "text mum i'm late and turn on do not disturb", 'what a day', '', 'ż '.repeat(200)];

describe.each(['octoweave-encoder', 'octoweave-retriever'] as const)('%s', (id) => {
  const model: RetrieverModel = embeddedRetriever(id);
  let retriever: OnnxRetriever;
  beforeAll(async () => {
    retriever = await openOnnxRetriever({ model });
  });
  afterAll(() => retriever.dispose());

  describeRetriever(`openOnnxRetriever of ${id}`, () => ({ retriever, requests }));
  describeToolClassifier(`openOnnxRetriever of ${id}`, () => ({ classifier: retriever, requests }));

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
});

describe('openOnnxRetriever', () => {
  const model: RetrieverModel = embeddedRetriever('octoweave-retriever');
  const encoder: RetrieverModel = embeddedRetriever('octoweave-encoder');

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

  it('reads word pieces as they were cut in training', async () => {
    const fixture = JSON.parse(
      await readFile(new URL('../../../../training/octoweave_training/retriever/word-pieces.json', import.meta.url), 'utf8'),
    ) as readonly { readonly request: string; readonly pieces: readonly number[] }[];
    const { features } = encoder;
    if (features.format !== 2) throw new Error('It reads no word pieces.');
    const read = await openWordPieces(features);
    for (const { request, pieces } of fixture) expect({ request, pieces: read(createRequestText(request)) }).toEqual({ request, pieces });
  });

  describe('of files that are not the weights', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
    });
    afterAll(() => rm(folder, { recursive: true }));
    const open = (changes: Partial<RetrieverModel>) => openOnnxRetriever({ model: { ...model, ...changes } });
    const openWith = (pieces: Partial<WordPieceFeatures>) =>
      openOnnxRetriever({ model: { ...encoder, features: { ...encoder.features, ...pieces } as WordPieceFeatures } });

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
      await expect(open({ features: { format: 1, buckets: 1_000_000 } })).rejects.toMatchObject({ code: 'model-unsupported' });
    });

    it('says that it reads features of another format', async () => {
      await expect(open({ features: { format: 3, buckets: 1 } as unknown as RetrieverModel['features'] })).rejects.toMatchObject({
        code: 'model-unsupported',
      });
    });

    it('says that the word pieces were changed', async () => {
      await expect(openWith({ tokenizerSha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'model-digest-mismatch' });
    });

    it('says that what should be word pieces is something else', async () => {
      const tokenizer = join(folder, 'tokenizer.json');
      await writeFile(tokenizer, '{"model":{}}');
      const tokenizerSha256 = createHash('sha256').update('{"model":{}}').digest('hex');
      await expect(openWith({ tokenizer, tokenizerSha256 })).rejects.toMatchObject({ code: 'model-unsupported', location: tokenizer });
    });

    it('says that they belong to other weights', async () => {
      await expect(openOnnxRetriever({ model: { ...model, features: encoder.features } })).rejects.toMatchObject({
        code: 'model-unsupported',
      });
    });
  });
});

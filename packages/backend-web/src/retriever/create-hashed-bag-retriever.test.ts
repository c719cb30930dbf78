import { readFileSync } from 'node:fs';
import { openOnnxRetriever, type OnnxRetriever } from '@octoweave/backend-node';
import { createRequestText, type Retriever } from '@octoweave/core';
import { describeRetriever, describeToolClassifier } from '@octoweave/core/testing/vitest';
import { embeddedRetriever, embeddedRetrieverManifest } from '@octoweave/models';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createHashedBagRetriever, type HashedBagManifest } from './create-hashed-bag-retriever.ts';

const manifest = embeddedRetrieverManifest('octoweave-retriever') as HashedBagManifest;
const weights = new Uint8Array(readFileSync(embeddedRetriever('octoweave-retriever').location));
const retriever = createHashedBagRetriever({ manifest, weights });
const retrieve = (of: Retriever, query: string) => of.retrieve({ text: createRequestText(query) });

describeRetriever('createHashedBagRetriever', () => ({
  retriever,
  requests: ['open the sunroof halfway', "text mum i'm late and turn on do not disturb", 'what a day'],
}));

describeToolClassifier('createHashedBagRetriever', () => ({
  classifier: retriever,
  requests: ['open the sunroof halfway', "text mum i'm late and turn on do not disturb"],
}));

describe('createHashedBagRetriever', () => {
  test.each([
    ['open the sunroof halfway', ['vehicle.operate_sunroof']],
    ['set my fan to three and lock the doors', ['vehicle.set_fan_speed', 'vehicle.control_door_lock']],
  ])('keeps the tools of %j', async (query, tools) => {
    expect((await retrieve(retriever, query)).map(({ toolId }) => toolId)).toEqual(expect.arrayContaining(tools));
  });

  it('keeps another number of tools where it is told to', async () => {
    const narrow = createHashedBagRetriever({ manifest, weights, minimumScore: 1, minimumTools: 1 });
    expect(await retrieve(narrow, 'open the sunroof halfway')).toHaveLength(1);
  });

  it('takes weights as a response of a server has them, and from the middle of a buffer', async () => {
    const around = new Uint8Array(weights.length + 3);
    around.set(weights, 1);
    const expected = await retrieve(retriever, 'mute the radio');
    for (const same of [around.slice(1, -2).buffer, around.subarray(1, -2)])
      expect(await retrieve(createHashedBagRetriever({ manifest, weights: same }), 'mute the radio')).toEqual(expected);
  });

  describe('beside ONNX Runtime', () => {
    let onnx: OnnxRetriever;
    let onnxOfAll: OnnxRetriever;
    beforeAll(async () => {
      onnx = await openOnnxRetriever({ model: embeddedRetriever('octoweave-retriever') });
      onnxOfAll = await openOnnxRetriever({ model: embeddedRetriever('octoweave-retriever'), minimumScore: 0 });
    });
    afterAll(() => Promise.all([onnx.dispose(), onnxOfAll.dispose()]));
    const ofAll = createHashedBagRetriever({ manifest, weights, minimumScore: 0 });

    it.each(requestsOfSeveralClauses())('scores every tool alike, and keeps the same, for %j', async (query) => {
      const scores = new Map((await retrieve(ofAll, query)).map(({ toolId, score }) => [toolId, score]));
      const expected = await retrieve(onnxOfAll, query);
      expect(expected).toHaveLength(manifest.tools.length);
      for (const { toolId, score } of expected) expect(scores.get(toolId), toolId).toBeCloseTo(score, 5);
      expect((await retrieve(retriever, query)).map(({ toolId }) => toolId)).toEqual(
        (await retrieve(onnx, query)).map(({ toolId }) => toolId),
      );
    });
  });

  describe('of files that are not the weights', () => {
    const unchecked = { ...manifest, sha256: undefined };
    const create = (file: Uint8Array, changes: Partial<HashedBagManifest> = {}) =>
      createHashedBagRetriever({ manifest: { ...unchecked, ...changes }, weights: file });
    const code = (expected: string) => expect.objectContaining({ name: 'ModelLoadError', code: expected });
    const renamed = (name: string, other: string): Uint8Array => {
      const bytes = Buffer.from(weights);
      for (let place = bytes.indexOf(name); place >= 0; place = bytes.indexOf(name, place)) bytes.write(other, place);
      return bytes;
    };

    it('says that it was changed', () => {
      const changed = weights.with(1000, (weights[1000] ?? 0) ^ 1);
      expect(() => createHashedBagRetriever({ manifest, weights: changed })).toThrow(code('model-digest-mismatch'));
    });

    it.each([
      ['a text', new TextEncoder().encode('<!doctype html><title>not found</title>')],
      ['cut off', weights.subarray(0, 1_000_000)],
    ])('says that it is damaged where it is %s', (_, file) => {
      expect(() => create(file)).toThrow(code('model-load-failed'));
    });

    it.each([
      ['empty', new Uint8Array()],
      ['of other operations', renamed('Sigmoid', 'Softmax')],
      ['without one of its tensors', renamed('hidden_bias', 'hidden_bits')],
    ])('says that it is no retriever where it is %s', (_, file) => {
      expect(() => create(file)).toThrow(code('model-unsupported'));
    });

    it.each([
      ['other tools', { tools: [{ toolId: 'home.lamp' }] }],
      ['another number of features', { features: { ...manifest.features, buckets: 1000 } }],
      ['features of another format', { features: { ...manifest.features, format: 2 } }],
    ] satisfies [string, Partial<HashedBagManifest>][])('says that it is for %s', (_, changes) => {
      expect(() => create(weights, changes)).toThrow(code('model-unsupported'));
    });
  });
});

/** Development requests for planners, which ask for up to five things. */
function requestsOfSeveralClauses(): readonly string[] {
  const lines = readFileSync(new URL('../../../forge/evaluation/plans.dev.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => (JSON.parse(line) as { readonly query: string }).query);
}

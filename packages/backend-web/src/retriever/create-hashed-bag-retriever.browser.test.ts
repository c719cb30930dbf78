import { createRequestText } from '@octoweave/core';
import { describeRetriever } from '@octoweave/core/testing/vitest';
import { expect, inject, it } from 'vitest';
import { createHashedBagRetriever, type HashedBagManifest } from './create-hashed-bag-retriever.ts';

/** Beside the embedded model, at an address of the test server. */
const fetchWeights = (file: string): Promise<Response> => fetch(inject('embeddedModel').location.replace(/[^/]+$/u, file));
const manifest = (await (await fetchWeights('octoweave-retriever.json')).json()) as HashedBagManifest;
const weights = await (await fetchWeights('octoweave-retriever.onnx')).arrayBuffer();
const retriever = createHashedBagRetriever({ manifest, weights });

describeRetriever('createHashedBagRetriever in a page', () => ({
  retriever,
  requests: ['open the sunroof halfway', "text mum i'm late and turn on do not disturb", 'what a day'],
}));

it('keeps the tools of every clause in a page', async () => {
  const kept = await retriever.retrieve({ text: createRequestText('set my fan to three and lock the doors') });
  expect(kept.map(({ toolId }) => toolId)).toEqual(expect.arrayContaining(['vehicle.set_fan_speed', 'vehicle.control_door_lock']));
});

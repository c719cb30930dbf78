import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { createRequestText } from '../call/request-text.ts';
import { readRequestFeatures } from './request-features.ts';

interface FeatureFixture {
  readonly buckets: number;
  readonly requests: readonly {
    readonly request: string;
    readonly features: readonly number[];
    readonly weights: readonly (readonly number[])[];
  }[];
}

/** Written by the Python that trains; `training/tests/test_retriever.py` reads the same file. */
const { buckets, requests } = JSON.parse(
  readFileSync(new URL('__fixtures__/request-features.json', import.meta.url), 'utf8'),
) as FeatureFixture;

describe('readRequestFeatures', () => {
  test.each(requests)('reads $request as training does', ({ request, features, weights }) => {
    const read = readRequestFeatures(createRequestText(request), { buckets });
    expect(read.features).toEqual(features);
    expect(read.weights.map((row) => row.map((weight) => Number(weight.toFixed(4))))).toEqual(weights);
  });

  it('takes digits for alike and punctuation for features of their own', () => {
    const read = (text: string) => readRequestFeatures(createRequestText(text), { buckets }).features;
    expect(read('72')).toEqual(read('95'));
    expect(read('really?')).toHaveLength(read('really').length + 1);
  });

  it('reads 96 words and no more', () => {
    const read = (words: number) => readRequestFeatures(createRequestText('open '.repeat(words)), { buckets });
    expect(read(500)).toEqual(read(96));
    expect(read(96)).not.toEqual(read(95));
  });
});

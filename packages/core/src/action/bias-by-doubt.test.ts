import { describe, expect, test } from 'vitest';
import { homeVocabulary } from '../call/__fixtures__/home-pack.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { biasByDoubt } from './bias-by-doubt.ts';

const [first, second, third] = homeVocabulary.tokens.map(({ toolId, text }) => ({ toolId, text }));
if (!first || !second || !third) throw new Error('The home pack has three tools at least.');

const biasesOf = (probabilities: Readonly<Record<ToolId, number>>): ReadonlyMap<string, number> =>
  new Map(
    biasByDoubt({ vocabulary: homeVocabulary, probabilities: new Map(Object.entries(probabilities) as [ToolId, number][]) }).map(
      ({ token, logit }) => [token, logit],
    ),
  );

describe('biasByDoubt', () => {
  test('takes the log-odds from what is likely not called, and gives nothing to what is', () => {
    const biases = biasesOf({ [first.toolId]: 0.2, [second.toolId]: 0.9, [third.toolId]: 0.6 });
    expect([biases.get(first.text), biases.get(second.text), biases.get(third.text)]).toEqual([
      expect.closeTo(Math.log(0.2 / 0.8)),
      undefined,
      undefined,
    ]);
  });

  test('doubts that nothing is called where something is', () => {
    expect(biasesOf({ [first.toolId]: 0.9, [second.toolId]: 0.5 }).get('<nexa_abstain>')).toBeCloseTo(Math.log(0.05 / 0.95));
    expect(biasesOf({ [first.toolId]: 0.1, [second.toolId]: 0.1 }).has('<nexa_abstain>')).toBe(false);
  });

  test('never doubts more than has been measured', () => {
    const surest = Math.log(0.0025 / 0.9975);
    expect(biasesOf({ [first.toolId]: 0 }).get(first.text)).toBeCloseTo(surest);
    expect(biasesOf({ [first.toolId]: 1 }).get('<nexa_abstain>')).toBeCloseTo(surest);
  });

  test('leaves tools of other vocabularies, and tools nobody judged, alone', () => {
    expect([...biasesOf({ 'elsewhere.play': 1, [first.toolId]: 0.4 }).keys()]).toEqual([first.text]);
  });
});

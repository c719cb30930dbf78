import { describe, expect, test } from 'vitest';
import { lampTools } from './__fixtures__/lamp-tools.ts';
import { homeTools, requestOf } from './__fixtures__/read-plan.ts';
import { chooseSimilarExamples } from './choose-similar-examples.ts';
import type { PlanExample } from './print-plan-protocol.ts';

const example = (query: string, ...toolIds: readonly PlanExample['calls'][number]['toolId'][]): PlanExample => ({
  query,
  calls: toolIds.map((toolId, index) => ({ id: String(index + 1), toolId, arguments: {} })),
});
const examples = [
  example('stop the music', 'home.stop'),
  example('play the piano pieces', 'home.play'),
  example('find the number of Sid and write to him', 'home.find_contact', 'home.send_message'),
  example('make the bedrooms warmer', 'home.set_temperature'),
];
const chosenFor = (said: string, most: number, tools = homeTools): readonly string[] =>
  chooseSimilarExamples({ examples, most })(requestOf(said, { tools })).map(({ query }) => query);

describe('chooseSimilarExamples', () => {
  test('chooses those that share words with the request, the most similar last', () => {
    expect(chosenFor('write to Ann and play the piano', 2)).toEqual(['find the number of Sid and write to him', 'play the piano pieces']);
  });

  test('shows no example of which a tool is not on offer', () => {
    const tools = homeTools.filter(({ toolId }) => toolId !== 'home.find_contact');
    expect(chosenFor('write to Sid', 4, tools)).not.toContain('find the number of Sid and write to him');
  });

  test('fills up with the first where nothing is similar', () => {
    expect(chosenFor('???', 2)).toEqual(['play the piano pieces', 'stop the music']);
  });

  test('chooses three of the declared examples where it is given none', () => {
    const chosen = chooseSimilarExamples()(requestOf('dim the lamp', { tools: lampTools }));
    expect(chosen).toHaveLength(3);
    expect(chosen.at(-1)?.query).toBe('dim the lamp a little');
  });
});

import { describe, expect, it } from 'vitest';
import { playPerfectly, syntaxesOf } from './play-perfectly.ts';
import { readScenarios } from './read-scenarios.ts';

const files = await readScenarios();
const scenarios = files.flatMap((file) => file.scenarios);
const plays = scenarios.flatMap((scenario) => syntaxesOf(scenario).map((syntax) => ({ scenario, syntax, id: scenario.id })));

describe('a perfect plan', () => {
  it('is there for a hundred scenarios and more, ten of them conversations', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(100);
    expect(scenarios.filter(({ turns }) => turns.length > 1).length).toBeGreaterThanOrEqual(10);
  });

  it.concurrent.each(plays)(
    '$id comes to its final state as $syntax, with the consent it needs and no side effect',
    async ({ scenario, syntax }) => {
      expect((await playPerfectly(scenario, syntax)).misses).toEqual([]);
    },
  );
});

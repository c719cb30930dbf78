import { describe, expect, test } from 'vitest';
import { housePack } from '../agent/__fixtures__/house.ts';
import { offeredToolsOf } from '../agent/offered-tools.ts';
import { dependOnPrevious, dependWhereReferring } from './depend-on-steps.ts';
import { createLexicalRetriever } from '../retriever/lexical-retriever.ts';
import { routeByRetriever } from './route-by-retriever.ts';
import { routeByWords } from './route-by-words.ts';
import type { StepAgent } from './step-agent.ts';

const agentOf = (id: string, names: readonly string[]): StepAgent => ({
  id,
  tools: offeredToolsOf([housePack]).filter(({ definition }) => names.includes(definition.name)),
  actionModel: { act: () => Promise.reject(new Error('nobody acts here')) as never },
});
const lamps = agentOf('lamps', ['switch_lamp']);
const people = agentOf('people', ['find_number', 'send_text']);
const step = (text: string, number = 1) => ({ number, text });

describe('routeByWords', () => {
  test('takes the only agent, whatever is said', () => {
    expect(routeByWords(step('fly'), [lamps])).toEqual({ agent: lamps });
  });

  test('takes the agent with the tool that shares most words, and the first of equals', () => {
    expect(routeByWords(step('Find the number of Ann'), [lamps, people])).toEqual({ agent: people });
    expect(routeByWords(step('switch a lamp'), [people, lamps])).toEqual({ agent: lamps });
    expect(routeByWords(step('lamp number'), [lamps, people])).toEqual({ agent: lamps });
  });

  test('takes nobody where no declaration has a word of it, and where there is nobody', () => {
    expect(routeByWords(step('the of a'), [lamps, people])).toBeUndefined();
    expect(routeByWords(step('find'), [])).toBeUndefined();
  });
});

describe('routeByRetriever', () => {
  const route = routeByRetriever(createLexicalRetriever({ packs: [housePack] }));

  test('takes the agent with the tool that ranks first', async () => {
    expect(await route(step('find a number'), [lamps, people])).toEqual({ agent: people });
    expect(await route(step('the lamp'), [people, lamps])).toEqual({ agent: lamps });
  });

  test('goes by words where nothing is known of the step', async () => {
    expect(await route(step('xyzzy'), [lamps, people])).toBeUndefined();
    expect(await route(step('xyzzy'), [lamps])).toEqual({ agent: lamps });
  });
});

describe('dependOnPrevious', () => {
  test('waits for the step before, and the first for none', () => {
    expect([dependOnPrevious(step('a'), []), dependOnPrevious(step('c', 3), [step('a', 1), step('b', 2)])]).toEqual([[], [2]]);
  });
});

describe('dependWhereReferring', () => {
  test('waits for all before it where it speaks of them, and for none where it does not', () => {
    const earlier = [step('find ann', 1), step('find bob', 2)];
    expect(dependWhereReferring(step('send it to them', 3), earlier)).toEqual([1, 2]);
    expect(dependWhereReferring(step('light the hall', 3), earlier)).toEqual([]);
  });
});

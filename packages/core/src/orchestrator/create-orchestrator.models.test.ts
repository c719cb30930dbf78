import { describe, expect, test } from 'vitest';
import { createActionModel } from '../action/create-action-model.ts';
import { segmentsOf } from '../agent/__fixtures__/house-agent.ts';
import { createHouse, housePack, turn } from '../agent/__fixtures__/house.ts';
import { offeredToolsOf } from '../agent/offered-tools.ts';
import { textSegment, type PromptSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import { createCompilerPlanner, createSplitPlanner } from '../planner/create-planner.ts';
import { createScriptedBackend, scriptedModel } from '../testing/scripted-backend.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { hearRun, runInHouse } from './__fixtures__/hear-run.ts';
import { createConversation } from './conversation.ts';
import { createOrchestrator } from './create-orchestrator.ts';

const vocabulary = allocateFunctionalTokens([housePack]);
const promptText = (prompt: readonly PromptSegment[]): string => prompt.map(({ text }) => text).join('');

/** A model that answers whole prompts; a token a turn of the event loop. */
const openSession = (answer: (prompt: string) => readonly PromptSegment[]): Promise<Session> =>
  createScriptedBackend({
    controlTokens: vocabulary.reservedTexts,
    answer: (prompt) => answer(promptText(prompt)),
    pause: turn,
  }).openSession({
    model: scriptedModel,
  });

describe('an orchestrator over a model that writes LLMCompiler plans', () => {
  const answer = (prompt: string): readonly PromptSegment[] => {
    if (prompt.includes('-> null')) return [textSegment('Finish(Sent)')];
    if (prompt.includes('Earlier:')) return [textSegment("1. send_text('number of ann', 'again')\njoin()")];
    return [textSegment("1. find_number('ann')\n"), textSegment("2. send_text($1, 'hi')\n"), textSegment('join()')];
  };

  test('shows it what came of its calls, in words, and hands values on as they are', async () => {
    const { log, end, story } = await runInHouse({ planner: createCompilerPlanner({ session: await openSession(answer) }) });
    expect(log).toEqual(['find_number {"name":"ann"}', 'send_text {"number":"number of ann","body":"hi"}']);
    expect(end).toMatchObject({ status: 'succeeded', answer: 'Sent' });
    expect(story.indexOf('call-start 1')).toBeLessThan(story.indexOf('generation-end'));
  });

  test('shows it the turns before', async () => {
    const house = createHouse();
    const planner = createCompilerPlanner({ session: await openSession(answer) });
    const orchestrator = createOrchestrator({ planner, packs: [house.pack], asksForAnswer: false });
    const conversation = createConversation({ turns: [{ said: 'text ann', calls: [] }] });
    await hearRun(orchestrator.run('once more', { conversation }));
    expect(house.log).toEqual(['send_text {"number":"number of ann","body":"again"}']);
  });
});

describe('an orchestrator over one model that plans steps and carries them out', () => {
  const answer = (prompt: string): readonly PromptSegment[] => {
    if (prompt.startsWith('<nexa_plan>')) return segmentsOf('find ann<nexa_split>light the hall<nexa_end>');
    return segmentsOf(prompt.includes('find ann') ? `<nexa_1>('ann')<nexa_end>` : `<nexa_0>('hall', True)<nexa_end>`);
  };

  test('lets it write one thing at a time', async () => {
    const session = await openSession(answer);
    const actionModel = createActionModel({ session, vocabulary, packs: [housePack], grammars: [] });
    const { log, story } = await runInHouse({
      planner: createSplitPlanner({ session }),
      agents: [{ id: 'house', tools: offeredToolsOf([housePack]), actionModel }],
    });
    expect(log).toEqual(['find_number {"name":"ann"}', 'switch_lamp {"room":"hall","isOn":true}']);
    const generations = story.filter((line) => line.startsWith('generation'));
    expect(generations).toEqual([1, 2, 3].flatMap(() => ['generation-start', 'generation-end']));
    expect(story.at(-1)).toBe('run-end succeeded');
  });
});

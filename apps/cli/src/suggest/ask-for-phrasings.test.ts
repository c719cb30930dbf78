import { defineTool, definePack, textSegment, type PromptSegment } from '@octoweave/core';
import type { SuggestionChecker, SuggestionTask } from '@octoweave/forge';
import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openScriptedModel } from '../__fixtures__/scripted-model.ts';
import { askForPhrasings, type SuggestionEvent } from './ask-for-phrasings.ts';

const ring = defineTool({
  name: 'ring_bell',
  title: 'Ring the bell',
  category: 'bell',
  summary: 'Ring the bell.',
  input: z.strictObject({ times: z.int() }),
  output: z.boolean(),
  effect: 'write',
  resource: 'bell',
  examples: [],
});
const pack = definePack({ name: 'bell', version: '1.0.0', definitions: [ring] });
const tasks = [1, 2].map((times): SuggestionTask => ({
  toolId: 'bell.ring_bell',
  pack,
  tool: ring,
  header: `ring_bell(times=${times})`,
  definitions: [],
  slots: new Map(),
  known: [],
  conventions: '',
}));
const keepAll: SuggestionChecker = { check: (_, { text }) => ({ text, fault: undefined }) };
const linesOf = (answer: string): readonly PromptSegment[] => answer.split(/(?<=\n)/u).map(textSegment);
const describeEvent = (event: SuggestionEvent): string =>
  event.type === 'task-end' ? `end of ${event.task.header}` : event.suggestion.text;

describe('askForPhrasings', () => {
  it('asks for one call after another, and tells the end of each', async () => {
    const model = await openScriptedModel({ answers: ['- ding\n- dong', '- ding ding'].map(linesOf) });
    const events = await lastValueFrom(askForPhrasings(tasks, { model, checker: keepAll, wanted: 2, seed: 1 }).pipe(toArray()));
    expect(events.map(describeEvent)).toEqual(['ding', 'dong', 'end of ring_bell(times=1)', 'ding ding', 'end of ring_bell(times=2)']);
    expect(model.prompts).toHaveLength(2);
  });

  it('ends an answer that does not end itself, and goes on with the next call', async () => {
    const model = await openScriptedModel({ answers: ['- ding\n'.repeat(50), '- ding ding'].map(linesOf) });
    const events = await lastValueFrom(askForPhrasings(tasks, { model, checker: keepAll, wanted: 3, seed: 1 }).pipe(toArray()));
    expect(events.map(describeEvent)).toEqual([
      ...Array.from({ length: 6 }, () => 'ding'),
      'end of ring_bell(times=1)',
      'ding ding',
      'end of ring_bell(times=2)',
    ]);
  });

  it('asks nothing more once nobody listens', async () => {
    const model = await openScriptedModel({ answers: ['- ding\n- dong', '- ding ding'].map(linesOf) });
    await firstValueFrom(askForPhrasings(tasks, { model, checker: keepAll, wanted: 2, seed: 1 }));
    await model.session.dispose();
    expect(model.prompts).toHaveLength(1);
  });

  it('fails where the model does', async () => {
    const model = await openScriptedModel({ answers: [] });
    await model.session.dispose();
    const asked = lastValueFrom(askForPhrasings(tasks, { model, checker: keepAll, wanted: 2, seed: 1 }));
    await expect(asked).rejects.toMatchObject({ code: 'session-disposed' });
  });
});

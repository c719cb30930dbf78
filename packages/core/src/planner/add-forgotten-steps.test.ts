import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { createRequestText } from '../call/request-text.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import { addForgottenSteps } from './add-forgotten-steps.ts';
import { homeTools } from './__fixtures__/read-plan.ts';
import type { PlanEvent } from './plan-event.ts';

/** Finds a tool wherever its word is said. */
const classifier: ToolClassifier = {
  tools: new Set(['car.lock', 'car.wipers', 'phone.call']),
  classify: async ({ folded }) =>
    new Map([
      ['car.lock', folded.includes('lock') ? 0.95 : 0.01],
      ['car.wipers', folded.includes('wipers') ? 0.9 : 0.01],
      ['phone.call', folded.includes('ring') ? 0.6 : 0.01],
    ]),
};
/** Tools by their ids alone: nothing else of them is looked at. */
const offered = (['car.lock', 'car.wipers', 'phone.call'] as const).map((toolId) => ({ toolId, definition: homeTools[0]!.definition }));
const end = { type: 'plan-end', decision: { type: 'join' }, outputTokens: 1, text: '' } as const;

async function stepsOf(
  said: string,
  steps: readonly string[],
  reason: 'end-token' | 'stream-end' = 'end-token',
): Promise<readonly string[]> {
  const planned: readonly PlanEvent[] = [
    { type: 'plan-start', promptTokens: 1, cachedTokens: 0 },
    ...steps.map((text, index) => ({ type: 'step-parsed', step: { number: index + 1, text } }) as const),
    { ...end, reason },
  ];
  const events = await lastValueFrom(
    from(planned).pipe(addForgottenSteps({ text: createRequestText(said), tools: offered }, classifier), toArray()),
  );
  expect([events[0]?.type, events.at(-1)?.type]).toEqual(['plan-start', 'plan-end']);
  const parsed = events.flatMap((event) => (event.type === 'step-parsed' ? [event.step] : []));
  expect(parsed.map(({ number }) => number)).toEqual(parsed.map((_, index) => index + 1));
  return parsed.map(({ text }) => text);
}

describe('addForgottenSteps', () => {
  test('adds the clause of a tool that is surely called and in no step', async () => {
    expect(await stepsOf('Rain! wipers fast, lock the car and text dad.', ['text dad', 'lock the car'])).toEqual([
      'text dad',
      'lock the car',
      'wipers fast',
    ]);
    expect(await stepsOf('text dad, then lock the car.', ['text dad'])).toEqual(['text dad', 'lock the car']);
  });

  test.each([
    ['every tool has its step', 'wipers fast, lock the car', ['lock the car', 'wipers fast']],
    ['a tool is not sure to be called', 'text dad, or ring him', ['text dad']],
    ['no clause alone calls the tool', 'it rains', ['text dad']],
    ['there is one clause', 'lock the car', ['park']],
    ['the plan has no steps', 'wipers fast, lock the car', []],
    ['the plan is full', 'wipers fast, lock the car', ['a', 'b', 'c', 'd', 'e']],
  ])('adds nothing where %s', async (_, said, steps) => {
    expect(await stepsOf(said, steps)).toEqual(steps);
  });

  test('adds nothing for a tool that nobody offers', async () => {
    const events = from<readonly PlanEvent[]>([
      { type: 'step-parsed', step: { number: 1, text: 'text dad' } },
      { ...end, reason: 'end-token' },
    ]);
    const request = { text: createRequestText('text dad, lock the car'), tools: offered.slice(1) };
    expect(await lastValueFrom(events.pipe(addForgottenSteps(request, classifier), toArray()))).toHaveLength(2);
  });

  test('adds nothing to a plan that broke off', async () => {
    expect(await stepsOf('wipers fast, lock the car', ['wipers fast'], 'stream-end')).toEqual(['wipers fast']);
  });
});

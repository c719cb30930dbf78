import { EMPTY, lastValueFrom, of, toArray } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { ToolId } from '../tool/tool-pack.ts';
import type { Retriever } from '../retriever/retriever.ts';
import { homeTools, requestOf, succeededCall } from './__fixtures__/read-plan.ts';
import { narrowTools } from './narrow-tools.ts';
import type { Planner, PlanRequest } from './planner.ts';

/** Keeps one tool, whatever is asked. */
const keeping = (kept: ToolId, known: readonly ToolId[] = homeTools.map(({ toolId }) => toolId)): Retriever => ({
  tools: new Set(known),
  retrieve: async () => [{ toolId: kept, score: 1 }],
});

async function offeredBy(retriever: Retriever, request: PlanRequest = requestOf()): Promise<readonly ToolId[]> {
  const asked: PlanRequest[] = [];
  const planner: Planner = {
    plan: (narrowed) => {
      asked.push(narrowed);
      return EMPTY;
    },
  };
  await lastValueFrom(narrowTools(planner, retriever).plan(request).pipe(toArray()));
  return asked.flatMap(({ tools }) => tools.map(({ toolId }) => toolId));
}

describe('narrowTools', () => {
  test('offers a planner the tools that are retrieved', async () => {
    expect(await offeredBy(keeping('home.play'))).toEqual(['home.play']);
  });

  test('keeps tools that the retriever does not know', async () => {
    expect(await offeredBy(keeping('home.stop', ['home.stop', 'home.play', 'home.find_contact']))).toEqual([
      'home.send_message',
      'home.set_temperature',
      'home.stop',
    ]);
  });

  test('keeps the tools of earlier turns and of the calls so far', async () => {
    const turn = {
      said: 'warmer',
      calls: [{ ...succeededCall('1', 20), call: { id: '1', toolId: 'home.set_temperature', arguments: {} } }],
    } as const;
    const request = requestOf('and louder', { conversation: [turn], observations: [succeededCall('1', 'x')] });
    expect(await offeredBy(keeping('home.play'), request)).toEqual(['home.find_contact', 'home.set_temperature', 'home.play']);
  });

  test('hands on what the planner emits', async () => {
    const planner: Planner = { plan: () => of({ type: 'thought', text: 'hm' }) };
    expect(await lastValueFrom(narrowTools(planner, keeping('home.play')).plan(requestOf()))).toEqual({ type: 'thought', text: 'hm' });
  });

  test('asks nothing of a planner once it is unsubscribed', async () => {
    let planned = 0;
    const planner: Planner = {
      plan: () => {
        planned += 1;
        return EMPTY;
      },
    };
    const retrieved = Promise.resolve([]);
    narrowTools(planner, { tools: new Set(), retrieve: () => retrieved })
      .plan(requestOf())
      .subscribe()
      .unsubscribe();
    await retrieved.then(() => undefined);
    expect(planned).toBe(0);
  });
});

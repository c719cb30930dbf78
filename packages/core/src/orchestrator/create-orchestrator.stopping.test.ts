import * as fc from 'fast-check';
import { take } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { createHouse, turn, type House } from '../agent/__fixtures__/house.ts';
import type { Approve } from '../scheduler/approval.ts';
import { hearRun, runInHouse, type HeardRun } from './__fixtures__/hear-run.ts';
import { scriptedPlanner, scriptedSplitPlanner, type ScriptedPlanner } from './__fixtures__/scripted-planner.ts';
import { scriptedStepAgent } from './__fixtures__/step-agents.ts';
import { createOrchestrator } from './create-orchestrator.ts';
import type { Orchestrator } from './orchestrator.ts';
import type { OrchestratorEvent } from './orchestrator-event.ts';
import type { RunBudget } from './run-budget.ts';

const approve: Approve = async ({ digest }) => ({ type: 'approve', digest, by: 'person' });
const longPlan = `1. find_number('ann')\n2. send_text($1, 'hi')\n3. unlock_door('front')\n4. switch_lamp(?, True)\n5. switch_lamp('attic', True)\njoin()`;

interface Composed {
  readonly orchestrator: Orchestrator;
  readonly planner: ScriptedPlanner;
  readonly house: House;
}

function compose(plans: readonly string[] = [longPlan, `6. find_number('bob')\njoin()`, 'Finish(done)'], house = createHouse()): Composed {
  const planner = scriptedPlanner(plans, { tokenMs: 0 });
  const orchestrator = createOrchestrator({
    planner,
    packs: [house.pack],
    approve,
    ask: async () => new Map([['4', { room: { type: 'literal', value: 'hall' } }]]),
  });
  return { orchestrator, planner, house };
}

const begins: Readonly<Record<string, string>> = {
  'call-planned': 'call-end',
  'step-planned': 'step-end',
  'question-request': 'question-end',
};

/** Spans that began and the spans that ended, of what always ends. */
function expectEverythingEnded(events: readonly OrchestratorEvent[]): void {
  for (const [begin, end] of Object.entries({ ...begins, 'round-start': 'round-end' })) {
    const spansOf = (type: string): readonly string[] => events.flatMap((event) => (event.type === type ? [event.spanId] : [])).toSorted();
    expect(spansOf(end)).toEqual(spansOf(begin));
  }
}

const whole = await hearRun(compose().orchestrator.run('do it'));

describe('cancel', () => {
  test('ends a run in order after the n-th event, for every n, inside next or after it', async () => {
    const moments = whole.events.flatMap((_, index) => [true, false].map((isWithin) => ({ count: index + 1, isWithin })));
    const arbitraryMoment = fc.record({ count: fc.integer({ min: 1, max: whole.events.length }), isWithin: fc.boolean() });
    const property = fc.asyncProperty(arbitraryMoment, async ({ count, isWithin }) => {
      const { orchestrator, house, planner } = compose();
      const run = orchestrator.run('do it');
      const heard = await hearRun(run, (reached) => {
        if (reached !== count) return;
        if (isWithin) run.cancel();
        else queueMicrotask(run.cancel);
      });
      expect(heard.errors).toEqual([]);
      expectEverythingEnded(heard.events);
      expect(heard.events.filter(({ type }) => type === 'run-end')).toHaveLength(1);
      expect(heard.events.at(-1)?.type).toBe('run-end');
      if (isWithin && count < whole.story.indexOf('round-end finish')) expect(heard.end?.status).toBe('cancelled');
      await turn();
      expect([house.running(), planner.planning()]).toEqual([0, 0]);
    });
    await fc.assert(property, { examples: moments.map((moment): [typeof moment] => [moment]), numRuns: moments.length });
  });

  test('keeps a run from beginning that has not begun', async () => {
    const { orchestrator, planner } = compose();
    const run = orchestrator.run('do it');
    run.cancel();
    expect((await hearRun(run)).story).toEqual(['run-start', 'run-end cancelled']);
    expect(planner.requests).toEqual([]);
  });

  test('ends steps that wait for others', async () => {
    const forever = createHouse({ work: () => new Promise(() => undefined) });
    const heard = await runInHouse({
      house: forever,
      planner: scriptedSplitPlanner(['find ann<nexa_split>find ann now<nexa_split>find ann please<nexa_end>']),
      agents: [await scriptedStepAgent(() => `<nexa_1>('ann')<nexa_end>`)],
      onEvent: (run, _, event) => event.type === 'call-start' && queueMicrotask(run.cancel),
    });
    expectEverythingEnded(heard.events);
    expect(heard.story.filter((line) => line.startsWith('step-end'))).toEqual([1, 2, 3].map((number) => `step-end ${number} cancelled`));
  });
});

describe('unsubscribing', () => {
  test('stops the planner and the tools after the n-th event, for every n, and nothing more is heard', async () => {
    for (const [index] of whole.events.entries()) {
      const { orchestrator, house, planner } = compose();
      const { events } = orchestrator.run('do it');
      const heard = await hearRun({ events: events.pipe(take(index + 1)) });
      const begun = house.log.length;
      await turn();
      expect([heard.events.length, house.running(), planner.planning(), house.log.length - begun]).toEqual([index + 1, 0, 0, 0]);
    }
  });
});

describe('budget', () => {
  const within = async (budget: RunBudget, house = createHouse()): Promise<HeardRun & { readonly log: readonly string[] }> =>
    runInHouse({ planner: scriptedPlanner([longPlan, `6. find_number('bob')\njoin()`]), budget, house, approve });

  test('of calls ends the run before one too many is planned', async () => {
    const { story, end, events } = await within({ calls: 2 });
    expect(story.filter((line) => line.startsWith('call-planned'))).toEqual(['call-planned 1', 'call-planned 2']);
    expect(story).toContain('budget-exceeded calls');
    expect([end?.status, end?.outcomes.length]).toEqual(['over-budget', 2]);
    expectEverythingEnded(events);
  });

  test('of steps ends the run before one plan too many is asked for', async () => {
    const { story, end } = await within({ steps: 1 });
    expect(story.slice(-4)).toEqual(['round-start replan', 'budget-exceeded steps', 'round-end stopped', 'run-end over-budget']);
    expect(end?.figures.generations).toBe(1);
  });

  test('of tokens counts what was read and not cached, and what was written', async () => {
    expect((await within({ tokens: 5 })).story.slice(0, 4)).toEqual([
      'run-start',
      'round-start request',
      'generation-start',
      'budget-exceeded tokens',
    ]);
    expect((await within({ tokens: 6 })).story).toContain('generation-end');
  });

  test('of time aborts what runs, and every planned call ends', async () => {
    const { story, end, events } = await within({ milliseconds: 5 }, createHouse({ work: () => new Promise(() => undefined) }));
    expect(story).toContain('budget-exceeded milliseconds');
    expect(end?.status).toBe('over-budget');
    expectEverythingEnded(events);
  });

  test('that is not reached changes nothing', async () => {
    expect((await within({ calls: 100, steps: 100, tokens: 1e6, milliseconds: 60_000 })).end?.status).toBe((await within({})).end?.status);
  });
});

describe('errors of the planner', () => {
  test('reach the subscriber once, after everything that was planned has ended', async () => {
    const house = createHouse({ work: () => new Promise(() => undefined) });
    const planner = scriptedPlanner([longPlan.replace('join()', '')], { error: new Error('the model is gone') });
    const { events, errors, story } = await runInHouse({ planner, house });
    expect(errors).toEqual([expect.objectContaining({ message: 'the model is gone' })]);
    expectEverythingEnded(events);
    expect(story.at(-1)).toBe('round-end stopped');
  });
});

import { describe, expect, test } from 'vitest';
import { literal } from '../call/tool-call.ts';
import { runInHouse } from './__fixtures__/hear-run.ts';
import { scriptedPlanner, scriptedSplitPlanner } from './__fixtures__/scripted-planner.ts';
import { scriptedStepAgent } from './__fixtures__/step-agents.ts';
import type { OrchestratorEvent } from './orchestrator-event.ts';

interface Span {
  readonly parentId: string | undefined;
  readonly begunBy: string;
  readonly begin: number;
  end: number | undefined;
}

/** Spans made of the events alone, as an exporter of traces would. */
function spansOf(events: readonly OrchestratorEvent[]): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const { type, spanId, parentId, sequence } of events) {
    if (!spans.has(spanId)) spans.set(spanId, { parentId, begunBy: type, begin: sequence, end: undefined });
    const span = spans.get(spanId);
    if (span && type !== 'approval-end' && type.endsWith('-end')) span.end = sequence;
  }
  return spans;
}

const asking = await runInHouse({
  planner: scriptedPlanner([`1. find_number('ann')\n2. switch_lamp(?, True)\n3. unlock_door('front')\njoin()`]),
  ask: async () => new Map([['2', { room: literal('hall') }]]),
});
const stepping = await runInHouse({
  planner: scriptedSplitPlanner(['find ann<nexa_split>find bob<nexa_end>']),
  agents: [await scriptedStepAgent((step) => `<nexa_1>('${step}')<nexa_end>`)],
  parent: { runId: 'outer', spanId: 'run/round-1/call-1' },
});

describe('the trace of a run', () => {
  test.each([
    ['that asks', asking],
    ['in steps', stepping],
  ])('%s has spans that begin with their first event, end, and lie within their parents', (_, { events }) => {
    const spans = spansOf(events);
    for (const { begunBy, begin, end, parentId } of spans.values()) {
      expect(begunBy).toMatch(/^(?:run-start|round-start|generation-start|step-planned|call-planned|question-request)$/u);
      expect(end).toBeGreaterThan(begin);
      const parent = parentId === undefined ? undefined : spans.get(parentId);
      if (parentId === undefined) expect(begunBy).toBe('run-start');
      else expect(parent).toBeDefined();
      if (parent) expect([parent.begin < begin, (parent.end ?? 0) > (end ?? 0)]).toEqual([true, true]);
    }
  });

  test('numbers its events, with times that do not go back and one run id', () => {
    const { events } = asking;
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ atMs }) => atMs)).toEqual(events.map(({ atMs }) => atMs).toSorted((left, right) => left - right));
    expect(new Set(events.map(({ runId }) => runId)).size).toBe(1);
  });

  test('says of every event of a step which one it was', () => {
    const calls = stepping.events.filter(({ type }) => type === 'call-end');
    expect(calls.map(({ roundNumber, stepNumber, spanId }) => [roundNumber, stepNumber, spanId])).toEqual([
      [1, 1, 'run/round-1/step-1/call-1'],
      [1, 2, 'run/round-1/step-2/call-2'],
    ]);
  });

  test('names the run it is part of', () => {
    expect(stepping.events[0]).toMatchObject({ type: 'run-start', parent: { runId: 'outer', spanId: 'run/round-1/call-1' } });
  });

  test('is JSON', () => {
    expect(JSON.parse(JSON.stringify(asking.events))).toMatchObject(asking.events.map(({ type, spanId }) => ({ type, spanId })));
  });
});

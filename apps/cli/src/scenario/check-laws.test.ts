import type { OrchestratorEvent, ToolOutcome } from '@octoweave/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkLaws } from './check-laws.ts';
import { playScenario } from './play-scenario.ts';
import { planAsCompiler } from './perfect-planner.ts';
import { readScenarios } from './read-scenarios.ts';

let run: readonly OrchestratorEvent[] = [];

beforeAll(async () => {
  const scenarios = (await readScenarios()).flatMap((file) => file.scenarios);
  const scenario = scenarios.find(({ id }) => id === 'mac-text-sid');
  if (!scenario) throw new Error('The scenario of these tests is gone.');
  await playScenario(scenario, {
    planTurn: (turn, devices) =>
      planAsCompiler(
        turn,
        devices.map(({ implemented }) => implemented),
      ),
    judge: ({ events }) => {
      run = events;
      return [];
    },
  });
});

const failed: ToolOutcome = { status: 'failed', code: 'x', message: 'x', advice: undefined, changes: [] };

describe('checkLaws', () => {
  it('has nothing to say of a run that keeps them', () => {
    expect(checkLaws(run)).toEqual([]);
  });

  it('finds a call that was fed by one that had failed', () => {
    const events = run.map((event) => (event.type === 'call-end' && event.call.id === '1' ? { ...event, outcome: failed } : event));
    expect(checkLaws(events)).toEqual(['call 2 was started although call 1, which it needs, had not succeeded']);
  });

  it('finds a call that was started before what it needs had ended', () => {
    const early = run.filter((event) => event.type === 'call-start' && event.call.id === '2');
    const others = run.filter((event) => !early.some((one) => one === event));
    const place = others.findIndex((event) => event.type === 'call-end' && event.call.id === '1');
    expect(checkLaws(others.toSpliced(place, 0, ...early))).toContain(
      'call 2 was started although call 1, which it needs, had not succeeded',
    );
  });

  it('finds a call that was started without the consent that was asked for', () => {
    expect(checkLaws(run.filter(({ type }) => type !== 'approval-end'))).toEqual(['call 2 was started although consent was asked']);
    const refused = run.map((event) =>
      event.type === 'approval-end' ? { ...event, decision: { type: 'deny' as const, message: 'no' } } : event,
    );
    expect(checkLaws(refused)).toEqual(['call 2 was started although consent was refused']);
  });

  it('finds what has no end, and what comes after the end', () => {
    const unended = checkLaws(run.filter((event) => !(event.type === 'call-end' && event.call.id === '2')));
    expect(unended).toContain('call 2 has no end');
    expect(checkLaws(run.slice(0, -1))).toContain('run-end is not the last event');
    expect(checkLaws([...run, ...run.slice(-1)])).toContain('run-end is not the last event');
    expect(checkLaws(run.filter(({ type }) => type !== 'round-end'))).not.toEqual([]);
  });
});

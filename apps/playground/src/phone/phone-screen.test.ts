import { androidPack } from '@octoweave/tools-android';
import { describe, expect, it } from 'vitest';
import { succeeded } from '../__fixtures__/said-events.ts';
import type { CallRecord } from '../run/run-record.ts';
import { answersOfRun, screenOfRun } from './phone-screen.ts';

const recordOf = (name: string, outcome: CallRecord['outcome'] = succeeded): CallRecord => ({
  call: { id: name, toolId: `android.${name}`, arguments: {} },
  phase: outcome?.status ?? 'running',
  resolved: undefined,
  outcome,
  startedMs: undefined,
  endedMs: undefined,
});

describe('screenOfRun', () => {
  it.each(androidPack.definitions.map(({ name }) => name))('knows where %s shows', (name) => {
    expect(screenOfRun([recordOf(name)])).toBeDefined();
  });

  it('shows what was done last, and nothing where nothing was', () => {
    expect(screenOfRun([recordOf('set_volume'), recordOf('send_text_message')])).toBe('messages');
    expect(screenOfRun([recordOf('send_text_message', { status: 'denied', message: 'no' })])).toBeUndefined();
  });
});

describe('answersOfRun', () => {
  it('gives what was found line by line', () => {
    const value = [{ date: '2026-03-10', description: 'sunny' }];
    expect(answersOfRun([recordOf('get_weather_forecast', { status: 'succeeded', value, changes: [] })])).toEqual([
      { title: 'get weather forecast', lines: ['2026-03-10 — sunny'] },
    ]);
  });
});

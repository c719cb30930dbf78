import { describe, expect, test } from 'vitest';
import type { MissingValue } from '../call/tool-outcome.ts';
import { callOf, resolveAny } from './__fixtures__/plan.ts';
import { recordSchedule } from './__fixtures__/record-schedule.ts';

const a = callOf('1');
const b = callOf('2');
const c = callOf('3');
const afterA = callOf('2', ['1']);
const afterB = callOf('3', ['2']);

describe('scheduleCalls', () => {
  test('starts the first call before the plan has a second', () => {
    const { log } = recordSchedule({ plan: 'a----b|', calls: { a, b }, runs: { 1: '--o|', 2: '--o|' } });
    expect(log).toEqual(['0 planned 1', '0 start 1', '2 end 1 succeeded', '5 planned 2', '5 start 2', '7 end 2 succeeded', '7 complete']);
  });

  test('starts a dependent the moment its dependency ends, while the plan is still being written', () => {
    const { log } = recordSchedule({ plan: 'ab-------|', calls: { a, b: afterA }, runs: { 1: '----o|', 2: '-o|' } });
    expect(log).toEqual(['0 planned 1', '0 start 1', '1 planned 2', '4 end 1 succeeded', '4 start 2', '5 end 2 succeeded', '9 complete']);
  });

  test('starts a call at once whose dependencies have ended before it was planned', () => {
    const { log } = recordSchedule({ plan: 'a-----b|', calls: { a, b: afterA }, runs: { 1: '--o|' } });
    expect(log.slice(3)).toEqual(['6 planned 2', '6 start 2', '6 end 2 succeeded', '7 complete']);
  });

  test('starts a call once all its dependencies have ended, however often it names them', () => {
    const join = {
      ...callOf('3', ['1', '2']),
      arguments: { ...callOf('3', ['1', '2']).arguments, again: { type: 'reference', callId: '1' } as const },
    };
    const { log } = recordSchedule({ plan: '(abc|)', calls: { a, b, c: join }, runs: { 1: '--o|', 2: '-----o|' } });
    expect(log.slice(5)).toEqual(['2 end 1 succeeded', '5 end 2 succeeded', '5 start 3', '5 end 3 succeeded', '5 complete']);
  });

  test('runs calls that do not need each other side by side', () => {
    const { log } = recordSchedule({ plan: '(abc|)', calls: { a, b, c }, runs: { 1: '---o|', 2: '-o|', 3: '--o|' } });
    expect(log.filter((line) => !line.includes('planned'))).toEqual([
      '0 start 1',
      '0 start 2',
      '0 start 3',
      '1 end 2 succeeded',
      '2 end 3 succeeded',
      '3 end 1 succeeded',
      '3 complete',
    ]);
  });

  test('runs one call at a time in the order planned with a concurrency of 1', () => {
    const { log } = recordSchedule({ plan: '(abc|)', calls: { a, b, c }, runs: { 1: '--o|', 2: '--o|', 3: '--o|' }, concurrency: 1 });
    expect(log.filter((line) => !line.includes('planned'))).toEqual([
      '0 start 1',
      '2 end 1 succeeded',
      '2 start 2',
      '4 end 2 succeeded',
      '4 start 3',
      '6 end 3 succeeded',
      '6 complete',
    ]);
  });

  test('never runs more calls than its concurrency, which waiting calls do not use up', () => {
    const { log } = recordSchedule({
      plan: '(abcde|)',
      calls: { a, b: afterA, c: callOf('3', ['1']), d: callOf('4'), e: callOf('5') },
      runs: { 1: '----o|', 4: '-o|', 5: '--o|' },
      concurrency: 2,
    });
    expect(log.filter((line) => !line.includes('planned'))).toEqual([
      '0 start 1',
      '0 start 4',
      '1 end 4 succeeded',
      '1 start 5',
      '3 end 5 succeeded',
      '4 end 1 succeeded',
      '4 start 2',
      '4 start 3',
      '4 end 2 succeeded',
      '4 end 3 succeeded',
      '4 complete',
    ]);
  });

  test('refuses a concurrency with which nothing could run', () => {
    for (const concurrency of [0, -1, Number.NaN])
      expect(() => recordSchedule({ plan: '(a|)', calls: { a }, concurrency })).toThrow(
        expect.objectContaining({ code: 'concurrency-invalid' }),
      );
  });

  test('runs calls of one resource one at a time in the order planned', () => {
    const { log } = recordSchedule({
      plan: '(abc|)',
      calls: { a, b, c },
      runs: { 1: '---o|', 2: '-o|', 3: '-o|' },
      resources: { 1: 'roof', 2: 'roof', 3: 'seat' },
    });
    expect(log.filter((line) => !line.includes('planned'))).toEqual([
      '0 start 1',
      '0 start 3',
      '1 end 3 succeeded',
      '3 end 1 succeeded',
      '3 start 2',
      '4 end 2 succeeded',
      '4 complete',
    ]);
  });

  test('keeps the order of a resource while its first call waits for approval, and holds up nothing else', () => {
    const { log } = recordSchedule({
      plan: '(abc|)',
      calls: { a, b, c },
      runs: { 1: '-o|', 2: '-o|', 3: '-o|' },
      resources: { 1: 'roof', 2: 'roof', 3: 'seat' },
      approvals: { 1: '-----y|' },
      concurrency: 1,
    });
    expect(log).toEqual([
      '0 planned 1',
      '0 approval-request 1',
      '0 planned 2',
      '0 planned 3',
      '0 start 3',
      '1 end 3 succeeded',
      '5 start 1',
      '6 end 1 succeeded',
      '6 start 2',
      '7 end 2 succeeded',
      '7 complete',
    ]);
  });

  test('runs the next call of a resource though the one before it did not succeed', () => {
    const { log } = recordSchedule({
      plan: '(ab|)',
      calls: { a, b },
      runs: { 1: '-x|' },
      resources: { 1: 'roof', 2: 'roof' },
    });
    expect(log.slice(3)).toEqual(['1 end 1 failed', '1 start 2', '1 end 2 succeeded', '1 complete']);
  });

  test('does not ask about a call before what it needs has ended', () => {
    const { log } = recordSchedule({ plan: '(ab|)', calls: { a, b: afterA }, runs: { 1: '--o|' }, approvals: { 2: '-y|' } });
    expect(log.slice(3)).toEqual(['2 end 1 succeeded', '2 approval-request 2', '3 start 2', '3 end 2 succeeded', '3 complete']);
  });

  test('skips what needs a failed call, each with the call that blocks it', () => {
    const { log } = recordSchedule({ plan: '(abcd|)', calls: { a, b: afterA, c: afterB, d: callOf('4') }, runs: { 1: '-x|' } });
    expect(log.filter((line) => line.includes('end'))).toEqual([
      '0 end 4 succeeded',
      '1 end 1 failed',
      '1 end 2 skipped for 1',
      '1 end 3 skipped for 2',
    ]);
  });

  test('skips what needs a denied call', () => {
    const { log } = recordSchedule({ plan: '(ab|)', calls: { a, b: afterA }, approvals: { 1: '-n|' } });
    expect(log.slice(3)).toEqual(['1 end 1 denied', '1 end 2 skipped for 1', '1 complete']);
  });

  test('skips what needs a call with a missing value, and sends nothing', () => {
    const missing: MissingValue = { parameter: 'room', reason: 'missing', question: 'Which room?', choices: [] };
    const { log, runSubscriptions } = recordSchedule({
      plan: '(abc|)',
      calls: { a, b: afterA, c: afterB },
      resolve: (call) => (call.id === '1' ? { status: 'needs-input', missing: [missing] } : resolveAny(call)),
    });
    expect(log).toEqual([
      '0 planned 1',
      '0 end 1 needs-input',
      '0 planned 2',
      '0 end 2 skipped for 1',
      '0 planned 3',
      '0 end 3 skipped for 2',
      '0 complete',
    ]);
    expect(runSubscriptions).toEqual({});
  });

  test('names the first of several dependencies that did not succeed', () => {
    const { log } = recordSchedule({ plan: '(abc|)', calls: { a, b, c: callOf('3', ['1', '2']) }, runs: { 1: '--x|', 2: '-x|' } });
    expect(log.at(-2)).toBe('2 end 3 skipped for 1');
  });

  test('completes at once for a plan without calls', () => {
    expect(recordSchedule({ plan: '--|', calls: {} }).log).toEqual(['2 complete']);
  });

  test('resolves a call with the outcomes of what it needs', () => {
    const seen: (string | undefined)[] = [];
    recordSchedule({
      plan: '(ab|)',
      calls: { a, b: afterA },
      resolve: (call, outcomes) => {
        seen.push(`${call.id}: ${outcomes.get('1')?.status}`);
        return resolveAny(call);
      },
    });
    expect(seen).toEqual(['1: undefined', '2: succeeded']);
  });
});

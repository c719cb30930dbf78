import { describe, expect, it } from 'vitest';
import { sunroofCall } from '../__fixtures__/said-events.ts';
import type { CallRecord } from '../run/run-record.ts';
import { layOutCalls } from './lay-out-calls.ts';

const recordOf = (id: string, after: readonly string[] = []): CallRecord => ({
  call: sunroofCall(id, after),
  phase: 'planned',
  resolved: undefined,
  outcome: undefined,
  startedMs: undefined,
  endedMs: undefined,
});

describe('layOutCalls', () => {
  it('puts a call to the right of the one it waits for, and calls that wait for none below each other', () => {
    const { calls, edges, width, height } = layOutCalls([recordOf('1'), recordOf('2'), recordOf('3', ['1'])]);
    const [first, second, third] = calls;
    expect(second?.x).toBe(first?.x);
    expect(second?.y).not.toBe(first?.y);
    expect(third?.x).toBeGreaterThan(first?.x ?? 0);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([['1', '3']]);
    expect(width).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
  });

  it('leaves out a dependency that is not among the calls', () => {
    expect(layOutCalls([recordOf('2', ['1'])]).edges).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { CallGraphError } from '../graph/call-graph-error.ts';
import { callOf, failed, succeeded } from './__fixtures__/plan.ts';
import { createWaitingCalls } from './waiting-calls.ts';

const waitingOn = (resources: Readonly<Record<string, string>> = {}) => createWaitingCalls({ resourceOf: ({ id }) => resources[id] });

describe('createWaitingCalls', () => {
  test('releases a call with the last of what it needs', () => {
    const waiting = waitingOn();
    expect([callOf('1'), callOf('2'), callOf('3', ['1', '2'])].map((call) => waiting.add(call))).toEqual([true, true, false]);
    expect(waiting.settle('2', failed)).toEqual([]);
    expect(waiting.settle('1', succeeded).map(({ id }) => id)).toEqual(['3']);
  });

  test('releases calls in the order planned', () => {
    const waiting = waitingOn({ 2: 'roof', 1: 'roof' });
    for (const call of [callOf('1'), callOf('2'), callOf('4', ['1']), callOf('3', ['1'])]) waiting.add(call);
    expect(waiting.settle('1', succeeded).map(({ id }) => id)).toEqual(['2', '4', '3']);
  });

  test('waits once for a call that it needs and that is before it on its resource', () => {
    const waiting = waitingOn({ 1: 'roof', 2: 'roof' });
    waiting.add(callOf('1'));
    waiting.add(callOf('2', ['1']));
    expect(waiting.settle('1', succeeded).map(({ id }) => id)).toEqual(['2']);
  });

  test('does not wait for what has ended', () => {
    const waiting = waitingOn({ 1: 'roof', 2: 'roof' });
    waiting.add(callOf('1'));
    waiting.settle('1', succeeded);
    expect(waiting.add(callOf('2', ['1']))).toBe(true);
  });

  test('counts the calls that have entered and not ended', () => {
    const waiting = waitingOn();
    waiting.add(callOf('1'));
    waiting.add(callOf('2', ['1']));
    expect(waiting.unsettled).toBe(2);
    waiting.settle('1', succeeded);
    expect(waiting.unsettled).toBe(1);
    expect([...waiting.outcomes]).toEqual([['1', succeeded]]);
  });

  test('takes no call that contradicts the calls before it, and is unchanged by it', () => {
    const waiting = waitingOn();
    waiting.add(callOf('1'));
    expect(() => waiting.add(callOf('1'))).toThrow(CallGraphError);
    expect(() => waiting.add(callOf('2', ['3']))).toThrow(CallGraphError);
    expect(waiting.unsettled).toBe(1);
  });
});

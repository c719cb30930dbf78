import { describe, expect, test } from 'vitest';
import { reference, type CallId, type ToolCall } from '../call/tool-call.ts';
import { CallGraphError } from './call-graph-error.ts';
import { appendCall, callGraphOf, checkAppendable, emptyCallGraph } from './call-graph.ts';

const callOf = (id: CallId, needs: readonly CallId[] = []): ToolCall => ({
  id,
  toolId: 'home.act',
  arguments: { inputs: { type: 'list', items: needs.map(reference) } },
});

describe('appendCall', () => {
  test('makes a new graph and leaves the old one as it was', () => {
    const one = appendCall(emptyCallGraph, callOf('1'));
    const two = appendCall(one, callOf('2', ['1']));
    expect([emptyCallGraph, one, two].map(({ calls }) => Array.from(calls.keys()))).toEqual([[], ['1'], ['1', '2']]);
  });

  test('refuses an id that is taken', () => {
    expect(() => appendCall(callGraphOf([callOf('1')]), callOf('1'))).toThrow(
      expect.objectContaining({ name: 'CallGraphError', code: 'call-duplicate', callId: '1', dependencyId: undefined }),
    );
  });

  test('refuses a call that needs one not planned before it', () => {
    expect(() => appendCall(callGraphOf([callOf('1')]), callOf('2', ['1', '3']))).toThrow(
      expect.objectContaining({ code: 'call-dependency-unknown', callId: '2', dependencyId: '3' }),
    );
  });
});

describe('callGraphOf', () => {
  test('keeps the order planned', () => {
    expect([...callGraphOf([callOf('2'), callOf('1', ['2'])]).calls.keys()]).toEqual(['2', '1']);
  });

  test('refuses calls in an order in which they could not be written', () => {
    expect(() => callGraphOf([callOf('1', ['2']), callOf('2')])).toThrow(CallGraphError);
  });

  test('makes a graph of a hundred thousand calls', () => {
    const calls = Array.from({ length: 100_000 }, (_, index) => callOf(String(index), index === 0 ? [] : [String(index - 1)]));
    expect(callGraphOf(calls).calls.size).toBe(calls.length);
  });
});

describe('checkAppendable', () => {
  test('refuses a call that needs itself', () => {
    expect(() => checkAppendable(new Set(), callOf('1', ['1']))).toThrow(CallGraphError);
  });
});

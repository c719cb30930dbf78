import { describe, expect, test } from 'vitest';
import type { EndedCall } from '../call/continue-calls.ts';
import { literal, reference, type CallArgument, type ToolCall } from '../call/tool-call.ts';
import { renumberCalls } from './renumber-calls.ts';

const call = (id: string, callArguments: Readonly<Record<string, CallArgument>> = {}, after?: readonly string[]): ToolCall => ({
  id,
  toolId: 'home.act',
  arguments: callArguments,
  ...(after && { after }),
});

const observed: readonly EndedCall[] = [
  { call: call('1'), outcome: { status: 'succeeded', value: 'found', changes: [] } },
  { call: call('2'), outcome: { status: 'denied', message: 'No.' } },
];

function renumber(calls: readonly ToolCall[], first: number): readonly ToolCall[] {
  let next = first - 1;
  const renumberStep = renumberCalls({ takeNumber: () => (next += 1), observed });
  return calls
    .flatMap((written) => renumberStep({ type: 'call', call: written }))
    .flatMap((step) => (step.type === 'call' ? [step.call] : []));
}

describe('renumberCalls', () => {
  test('numbers calls on, nested ones with theirs', () => {
    expect(renumber([call('1'), call('2.1'), call('2.2'), call('2'), call('3')], 7).map(({ id }) => id)).toEqual([
      '7',
      '8.1',
      '8.2',
      '8',
      '9',
    ]);
  });

  test('keeps references to the same calls, in lists and orders too', () => {
    const list: CallArgument = { type: 'list', items: [reference('1'), literal('$1')] };
    const [, second] = renumber([call('1'), call('2', { a: reference('1'), b: list }, ['1'])], 4);
    expect(second).toEqual(call('5', { a: reference('4'), b: { type: 'list', items: [reference('4'), literal('$1')] } }, ['4']));
  });

  test('gives a reference to an observed call its value, and none where it did not succeed', () => {
    const [first] = renumber([call('3', { a: reference('1'), b: reference('2') })], 3);
    expect(first?.arguments).toEqual({ a: literal('found'), b: { type: 'missing' } });
  });

  test('leaves what is no call as it is', () => {
    const event = { type: 'event', event: { type: 'generation-end', outputTokens: 1, text: '' } } as const;
    expect(renumberCalls({ takeNumber: () => 1, observed })(event)).toEqual([event]);
  });
});

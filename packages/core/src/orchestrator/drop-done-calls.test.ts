import { describe, expect, test } from 'vitest';
import type { PlanStep } from '../agent/plan-step.ts';
import { literal, reference, type CallArgument, type ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { dropDoneCalls } from './drop-done-calls.ts';
import type { FinishedCall } from './run-calls.ts';

const call = (id: string, values: Readonly<Record<string, CallArgument>>, toolId: ToolCall['toolId'] = 'home.send'): ToolCall => ({
  id,
  toolId,
  arguments: values,
});
const succeeded: ToolOutcome = { status: 'succeeded', value: 'sent', changes: [] };
const finished = (outcome: ToolOutcome): FinishedCall => ({
  call: call('1', { to: literal('ann'), body: literal('hi') }),
  resolved: { id: '1', toolId: 'home.send', arguments: { to: '555', body: 'hi' }, said: { to: 'ann' } },
  outcome,
});

/** Resolves literals; what refers to another call is no value yet. */
const filterAfter = (ended: FinishedCall): ((step: PlanStep) => readonly PlanStep[]) =>
  dropDoneCalls({
    finished: [ended],
    effectOf: (id) => (id === 'home.read' ? 'read' : 'write'),
    resolve: ({ id, toolId, arguments: written }) => ({
      status: 'resolved',
      resolved: {
        id,
        toolId,
        arguments: Object.fromEntries(
          Object.entries(written).map(([name, argument]) => [name, argument.type === 'literal' ? argument.value : null]),
        ),
      },
    }),
  });
const again = call('2', { body: literal('hi'), to: literal('ann') });

describe('dropDoneCalls', () => {
  test('drops a call with the values that were said of one that succeeded', () => {
    expect(filterAfter(finished(succeeded))({ type: 'call', call: again })).toMatchObject([{ event: { code: 'call-repeated' } }]);
  });

  test('gives what refers to a dropped call the value of the one that succeeded', () => {
    const withoutDone = filterAfter(finished(succeeded));
    withoutDone({ type: 'call', call: again });
    const referring = { ...call('3', { body: reference('2') }), after: ['2'] };
    expect(withoutDone({ type: 'call', call: referring })).toEqual([
      { type: 'call', call: { ...call('3', { body: literal('sent') }), after: [] } },
    ]);
  });

  test.each<[string, ToolOutcome, ToolCall]>([
    ['other values', succeeded, call('2', { to: literal('bob'), body: literal('hi') })],
    ['the values of a call that failed', { status: 'failed', code: 'x', message: '', advice: undefined, changes: [] }, again],
    ['a value that is still to come', succeeded, call('2', { to: reference('9'), body: literal('hi') })],
    ['a tool that only reads', succeeded, { ...again, toolId: 'home.read' }],
  ])('lets a call through with %s', (_, outcome, next) => {
    expect(filterAfter(finished(outcome))({ type: 'call', call: next })).toEqual([{ type: 'call', call: next }]);
  });
});

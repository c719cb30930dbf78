import { describe, expect, test } from 'vitest';
import type { EndedCall } from '../call/continue-calls.ts';
import { literal, reference, verbatim, type CallArgument, type ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { reuseOutcomes } from './reuse-outcomes.ts';

const call = (id: string, toolId: ToolCall['toolId'], values: Readonly<Record<string, CallArgument>> = {}): ToolCall => ({
  id,
  toolId,
  arguments: values,
});
const ended = (done: ToolCall, value: string): EndedCall => ({ call: done, outcome: { status: 'succeeded', value, changes: [] } });
const failed: ToolOutcome = { status: 'failed', code: 'x', message: '', advice: undefined, changes: [] };

/** The calls that are left of "send what it gives". */
function leftOf(earlier: readonly EndedCall[], inner: ToolCall): readonly ToolCall[] {
  const reuse = reuseOutcomes(earlier);
  const outer = { ...call('2', 'home.send', { what: reference('2.1') }), after: ['2.1'] };
  return [inner, outer]
    .flatMap((planned) => reuse({ type: 'call', call: planned }))
    .flatMap((step) => (step.type === 'call' ? [step.call] : []));
}

describe('reuseOutcomes', () => {
  const shot = ended(call('1', 'home.shoot', { camera: literal('front'), of: verbatim('Us') }), 'us.jpg');

  test('puts what an earlier call gave in the place of the same call inside another one', () => {
    const left = leftOf([shot], call('2.1', 'home.shoot', { camera: literal('front'), of: verbatim('us') }));
    expect(left).toEqual([{ ...call('2', 'home.send', { what: literal('us.jpg') }), after: [] }]);
  });

  test('takes the latest one where less is asked than was done', () => {
    const later = ended(call('2', 'home.shoot', { camera: literal('back') }), 'sky.jpg');
    expect(leftOf([shot, later], call('2.1', 'home.shoot'))).toMatchObject([{ arguments: { what: literal('sky.jpg') } }]);
    expect(leftOf([shot, later], call('2.1', 'home.shoot', { camera: literal('front') }))).toMatchObject([
      { arguments: { what: literal('us.jpg') } },
    ]);
    expect(leftOf([shot], call('2.1', 'home.shoot', { camera: { type: 'missing' } }))).toMatchObject([
      { arguments: { what: literal('us.jpg') } },
    ]);
  });

  test.each<[string, readonly EndedCall[], ToolCall]>([
    ['that asks for something else', [shot], call('2.1', 'home.shoot', { camera: literal('back') })],
    ['of another tool', [shot], call('2.1', 'home.scan')],
    ['that did not succeed before', [{ ...shot, outcome: failed }], call('2.1', 'home.shoot')],
    ['that stands by itself', [shot], call('3', 'home.shoot')],
  ])('lets a call through %s', (_, earlier, inner) => {
    expect(leftOf(earlier, inner)[0]).toEqual(inner);
  });
});

import { describe, expect, it } from 'vitest';
import { continueCalls, type EndedCall } from './continue-calls.ts';
import { literal, reference, verbatim, type CallArgument } from './tool-call.ts';
import type { ToolOutcome } from './tool-outcome.ts';

const asked: ToolOutcome = { status: 'needs-input', missing: [{ parameter: 'name', reason: 'missing', question: 'Whom?', choices: [] }] };
const succeeded = (value: string): ToolOutcome => ({ status: 'succeeded', value, changes: [] });
const skippedFor = (callId: string): ToolOutcome => ({ status: 'skipped', reason: { type: 'dependency', callId } });
const ended = (id: string, outcome: ToolOutcome, callArguments: Readonly<Record<string, CallArgument>> = {}): EndedCall => ({
  call: { id, toolId: 'home.find', arguments: callArguments },
  outcome,
});
const answers = new Map([['2', { name: verbatim('Maria') }]]);

describe('continueCalls', () => {
  it('runs what asked with the answer, and nothing that has ended otherwise', () => {
    const calls = continueCalls(
      [ended('1', succeeded('x')), ended('2', asked, { name: { type: 'missing' } }), ended('3', { status: 'denied', message: '' })],
      { answers },
    );
    expect(calls).toEqual([{ id: '2', toolId: 'home.find', arguments: { name: verbatim('Maria') } }]);
  });

  it('runs what was skipped because of it, with what has succeeded as values', () => {
    const calls = continueCalls(
      [
        ended('1', succeeded('x')),
        ended('2', asked),
        ended('3', skippedFor('2'), { a: reference('2'), b: { type: 'list', items: [reference('1')] } }),
        ended('4', skippedFor('3'), { a: reference('3') }),
      ],
      { answers },
    );
    expect(calls.map(({ id }) => id)).toEqual(['2', '3', '4']);
    expect(calls[1]?.arguments).toEqual({ a: reference('2'), b: { type: 'list', items: [literal('x')] } });
  });

  it('leaves a call alone that also needs one which is not run again', () => {
    const calls = continueCalls(
      [ended('1', asked), ended('2', asked), ended('3', skippedFor('1'), { a: reference('1'), b: reference('2') })],
      { answers },
    );
    expect(calls.map(({ id }) => id)).toEqual(['2']);
  });

  it('keeps what comes after another after it, and lets go of what has succeeded', () => {
    const after = (id: string, outcome: ToolOutcome, ids: readonly string[]): EndedCall => ({
      call: { id, toolId: 'home.find', arguments: {}, after: ids },
      outcome,
    });
    const calls = continueCalls([ended('1', succeeded('x')), after('2', asked, ['1']), after('3', skippedFor('2'), ['1', '2'])], {
      answers,
    });
    expect(calls.map((call) => call.after)).toEqual([[], ['2']]);
  });

  it('runs nothing without an answer', () => {
    expect(continueCalls([ended('1', asked), ended('3', skippedFor('1'), { a: reference('1') })], { answers })).toEqual([]);
  });
});

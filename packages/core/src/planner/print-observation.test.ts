import { describe, expect, test } from 'vitest';
import { literal, reference, verbatim, type ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { printObservation } from './print-observation.ts';

const call: ToolCall = {
  id: '2',
  toolId: 'home.play',
  arguments: {
    tracks: { type: 'list', items: [literal('a'), reference('1')] },
    volume: verbatim('five', { isNegated: true }),
    room: { type: 'missing' },
  },
};
const stop: ToolCall = { id: '3', toolId: 'home.stop', arguments: {} };
const after = (outcome: ToolOutcome): string => printObservation({ call: stop, outcome }).replace('3. home.stop {} -> ', '');

describe('printObservation', () => {
  test('writes a call with its arguments by name, and what it returned', () => {
    expect(printObservation({ call, outcome: { status: 'succeeded', value: { ok: true }, changes: [] } })).toBe(
      '2. home.play {"tracks":["a",{"$ref":"1"}],"volume":"-five","room":{"$missing":true}} -> {"ok":true}',
    );
  });

  test.each<readonly [ToolOutcome, string]>([
    [{ status: 'failed', code: 'x', message: 'It is\njammed.', advice: undefined, changes: [] }, 'failed, "It is\\njammed."'],
    [{ status: 'denied', message: 'Not now.' }, 'denied, "Not now."'],
    [{ status: 'skipped', reason: { type: 'dependency', callId: '1' } }, 'skipped, as call 1 did not succeed'],
    [{ status: 'skipped', reason: { type: 'dry-run' } }, 'skipped'],
    [{ status: 'needs-input', missing: [{ parameter: 'name', reason: 'missing', question: 'Who?', choices: [] }] }, 'needs input, "Who?"'],
  ])('says in one line that a call did not succeed: %j', (outcome, line) => {
    expect(after(outcome)).toBe(line);
  });

  test('shortens what is long', () => {
    const line = after({ status: 'succeeded', value: 'x'.repeat(9000), changes: [] });
    expect([line.length, line.endsWith('…')]).toEqual([401, true]);
  });
});

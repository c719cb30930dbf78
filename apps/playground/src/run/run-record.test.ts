import type { AgentEvent, AgentEventBody } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { runEnd, succeeded, sunroofCall } from '../__fixtures__/said-events.ts';
import { describeRun } from './describe-run.ts';
import { continueRun, delayed, emptyRun, noteEvent, type RunRecord } from './run-record.ts';

const at = (atMs: number, body: AgentEventBody): AgentEvent => ({ ...body, atMs });
const note = (record: RunRecord, ...events: readonly AgentEvent[]): RunRecord => events.reduce(noteEvent, record);

const call = sunroofCall('1');
const resolved = { id: '1', toolId: call.toolId, arguments: { action: 'open', intensity: 50 } };

describe('noteEvent', () => {
  it('follows a call from planned over running to how it ended, with its times', () => {
    const planned = note(emptyRun('open it'), at(1, { type: 'call-planned', call }));
    expect(planned.calls.map(({ phase }) => phase)).toEqual(['planned']);
    const running = note(planned, at(2, { type: 'call-start', call, resolved }));
    expect(running.calls[0]).toMatchObject({ phase: 'running', startedMs: 2, resolved });
    const ended = note(running, at(9, { type: 'call-end', call, resolved, outcome: succeeded }), at(10, runEnd('succeeded')));
    expect(ended.calls[0]).toMatchObject({ phase: 'succeeded', startedMs: 2, endedMs: 9 });
    expect(describeRun(ended)).toBe('1 call done.');
  });

  it('waits for consent until it is given or not', () => {
    const request = { call: resolved, effect: 'sensitive', message: 'Open it?', digest: 'd' } as const;
    const asking = note(emptyRun('x'), at(1, { type: 'call-planned', call }), at(2, { type: 'approval-request', call, request }));
    expect(asking.calls[0]).toMatchObject({ phase: 'asking', resolved });
    const decided = note(asking, at(3, { type: 'approval-end', call, decision: { type: 'deny', message: 'no' } }));
    expect(decided.calls[0]?.phase).toBe('planned');
  });

  it('gives a call that is run again with an answer its earlier place', () => {
    const missing = [{ parameter: 'action', reason: 'missing', question: 'Open or close?', choices: [] }] as const;
    const asked = note(
      emptyRun('x'),
      at(1, { type: 'call-planned', call }),
      at(1, { type: 'call-planned', call: sunroofCall('2') }),
      at(2, { type: 'call-end', call, resolved: undefined, outcome: { status: 'needs-input', missing } }),
      at(3, runEnd('incomplete')),
    );
    expect(describeRun(asked)).toBe('0 of 2 calls done. Something needs an answer.');
    const again = note(continueRun(asked), delayed(at(1, { type: 'call-planned', call }), 3));
    expect(again.calls.map((record) => [record.call.id, record.phase])).toEqual([
      ['1', 'planned'],
      ['2', 'planned'],
    ]);
    expect(again.events.at(-1)?.atMs).toBe(4);
    expect(describeRun(again)).toBeUndefined();
  });
});

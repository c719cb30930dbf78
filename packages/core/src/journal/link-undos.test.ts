import { describe, expect, it } from 'vitest';
import type { JournalEntry, JournalRequest } from './journal-entry.ts';
import { readJournal, type CallUndo } from './read-journal.ts';

const at = '2026-11-28T05:00:00.000Z';
const changes = [{ path: 'Horn', from: 0, to: 1 }];

/** A run of calls, each of which ended well (`ok`, or `edited` by whoever consented), changed something and then failed (`halfway`), changed nothing (`failed`) or was cut off. */
function runOf(
  runId: string,
  request: JournalRequest,
  calls: Readonly<Record<string, 'ok' | 'edited' | 'halfway' | 'failed' | 'cut-off'>>,
): readonly JournalEntry[] {
  return [
    { type: 'run-started', runId, at, request },
    ...Object.entries(calls).flatMap(([callId, end]): readonly JournalEntry[] => {
      const started: JournalEntry = {
        type: 'call-started',
        runId,
        callId,
        at,
        toolId: 'car.honk',
        arguments: {},
        digest: 'd',
        effect: 'write',
        ...(end === 'edited' && { approval: { decision: 'edit', by: 'person' } }),
      };
      if (end === 'cut-off') return [started];
      const hasSucceeded = end === 'ok' || end === 'edited';
      const outcome = hasSucceeded ? ({ status: 'succeeded' } as const) : ({ status: 'failed', code: 'no', message: 'no' } as const);
      return [started, { type: 'call-ended', runId, callId, at, outcome, changes: end === 'failed' ? [] : changes }];
    }),
  ];
}
const first = runOf('r', { type: 'query', query: 'honk' }, { 1: 'ok', 2: 'ok' });
const undoing = (runId: string, of: string, undoes: Readonly<Record<string, string>>): JournalRequest => ({
  type: 'undo',
  runId: of,
  undoes,
});

/** What became of each call, by run and call: `r 1`. */
function undosOf(entries: readonly JournalEntry[]): Readonly<Record<string, CallUndo | undefined>> {
  const { runs } = readJournal(entries.map((entry) => JSON.stringify(entry)));
  return Object.fromEntries(runs.flatMap(({ runId, calls }) => calls.map(({ callId, undo }) => [`${runId} ${callId}`, undo])));
}

describe('linkUndos', () => {
  it('says which run has undone a call', () => {
    const undos = undosOf([...first, ...runOf('u', undoing('u', 'r', { 1: '2' }), { 1: 'ok' })]);
    expect(undos).toEqual({ 'r 1': undefined, 'r 2': { status: 'undone', runId: 'u' }, 'u 1': undefined });
  });

  it.each([
    ['undone', { 1: 'ok', 2: 'ok' }],
    ['half-undone', { 1: 'ok' }],
    ['half-undone', { 1: 'ok', 2: 'failed' }],
    ['half-undone', { 1: 'halfway', 2: 'ok' }],
    ['half-undone', { 1: 'cut-off' }],
    ['half-undone', { 1: 'ok', 2: 'edited' }],
    [undefined, { 1: 'failed', 2: 'failed' }],
    [undefined, {}],
  ] as const)('says %s of a call whose undo takes two calls that end as %j', (status, ends) => {
    const undos = undosOf([...first, ...runOf('u', undoing('u', 'r', { 1: '2', 2: '2' }), ends)]);
    expect(undos['r 2']?.status).toBe(status);
  });

  it('lets a call stand again whose undo was undone', () => {
    const undone = [...first, ...runOf('u', undoing('u', 'r', { 1: '1' }), { 1: 'ok' })];
    const redone = [...undone, ...runOf('v', undoing('v', 'u', { 1: '1' }), { 1: 'ok' })];
    expect(undosOf(redone)).toMatchObject({ 'r 1': undefined, 'u 1': { status: 'undone', runId: 'v' } });
    const again = [...redone, ...runOf('w', undoing('w', 'r', { 1: '1' }), { 1: 'ok' })];
    expect(undosOf(again)['r 1']).toEqual({ status: 'undone', runId: 'w' });
  });

  it('does not believe a run that says it undid what came after it, or itself', () => {
    const early = runOf('u', undoing('u', 'r', { 1: '1' }), { 1: 'ok' });
    expect(undosOf([...early, ...first])['r 1']).toBeUndefined();
    expect(undosOf(runOf('u', undoing('u', 'u', { 1: '1' }), { 1: 'ok' }))['u 1']).toBeUndefined();
  });
});

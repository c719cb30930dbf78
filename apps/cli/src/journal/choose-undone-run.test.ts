import { readJournal, type JournalEntry, type JournalledRun, type JournalRequest } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { chooseUndoneRun } from './choose-undone-run.ts';

const at = '2026-11-28T05:00:00.000Z';
const query: JournalRequest = { type: 'query', query: 'honk' };

/** A run of one call that ended so. */
function runOf(runId: string, end: 'changed' | 'read' | 'unchanged' | 'cut off', request: JournalRequest = query): readonly JournalEntry[] {
  const effect = end === 'read' ? 'read' : 'write';
  const started = { type: 'call-started', runId, callId: '1', at, toolId: 'car.honk', arguments: {}, digest: 'd', effect } as const;
  const changes = end === 'changed' ? [{ path: 'Horn', from: 0, to: 1 }] : [];
  const ended = { type: 'call-ended', runId, callId: '1', at, outcome: { status: 'succeeded' }, changes } as const;
  return [{ type: 'run-started', runId, at, request }, started, ...(end === 'cut off' ? [] : [ended])];
}
const undoOf = (runId: string): JournalRequest => ({ type: 'undo', runId, undoes: { 1: '1' } });

const read = (entries: readonly JournalEntry[]): readonly JournalledRun[] =>
  readJournal(entries.map((entry) => JSON.stringify(entry))).runs;
const choose = (entries: readonly JournalEntry[], id?: string): string => chooseUndoneRun(read(entries), id).runId;

describe('chooseUndoneRun', () => {
  it('chooses the latest run that changed something, or may have', () => {
    expect(choose([...runOf('a', 'changed'), ...runOf('b', 'read'), ...runOf('c', 'unchanged')])).toBe('a');
    expect(choose([...runOf('a', 'changed'), ...runOf('b', 'cut off')])).toBe('b');
  });

  it('goes back one run with each undo, and one forward where an undo is named', () => {
    const undone = [...runOf('a', 'changed'), ...runOf('b', 'changed'), ...runOf('u', 'changed', undoOf('b'))];
    expect(choose(undone)).toBe('a');
    expect(choose(undone, 'u')).toBe('u');
    expect(choose([...undone, ...runOf('v', 'changed', undoOf('u'))])).toBe('b');
    expect(() => choose([...undone, ...runOf('v', 'changed', undoOf('a'))])).toThrow('Nothing was done');
  });

  it('takes the beginning of an id where one run alone has it, or all of it', () => {
    const entries = [...runOf('ab', 'changed'), ...runOf('ac', 'changed'), ...runOf('b', 'read')];
    expect(choose(entries, 'ac')).toBe('ac');
    expect(choose(entries, 'b')).toBe('b');
    expect(() => choose(entries, 'a')).toThrow('Several runs begin with a.');
    expect(() => choose(entries, '\u001B[2J')).toThrow(String.raw`no run \u001b[2J`);
    expect(() => choose(entries, '')).toThrow('no run');
  });
});

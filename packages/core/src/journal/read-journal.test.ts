import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry, JournalOutcome } from './journal-entry.ts';
import { readJournal } from './read-journal.ts';

const at = '2026-11-21T05:00:00.000Z';
const runStarted: JournalEntry = { type: 'run-started', runId: 'r', at, request: { type: 'query', query: 'honk' } };
const started = (callId: string): JournalEntry => ({
  type: 'call-started',
  runId: 'r',
  callId,
  at,
  toolId: 'car.honk',
  arguments: {},
  digest: 'd',
  effect: 'write',
});
const ended = (callId: string, outcome: JournalOutcome): JournalEntry => ({
  type: 'call-ended',
  runId: 'r',
  callId,
  at,
  outcome,
  changes: [],
});
const failed = (code: string): JournalOutcome => ({ status: 'failed', code, message: 'no' });
const read = (entries: readonly JournalEntry[]): ReturnType<typeof readJournal> =>
  readJournal(entries.map((entry) => JSON.stringify(entry)));

describe('readJournal', () => {
  it.each([
    ['confirmed', [ended('1', { status: 'succeeded' })]],
    ['failed', [ended('1', failed('forbidden'))]],
    ['asked', [ended('1', { status: 'needs-input', questions: ['Which?'] })]],
    ['unknown', []],
    ['unknown', [ended('1', failed('deadline-missed'))]],
    ['unknown', [ended('1', failed('effect_unknown'))]],
  ] as const)('says %s of a call that was begun, then %j', (status, entries) => {
    expect(read([runStarted, started('1'), ...entries]).runs[0]?.calls[0]?.status).toBe(status);
  });

  it('does not believe the end of a call that has no beginning', () => {
    expect(read([runStarted, ended('1', { status: 'succeeded' })]).runs[0]?.calls).toEqual([]);
  });

  it('has no end for a run that was cut off', () => {
    expect(read([runStarted]).runs[0]?.end).toBeUndefined();
    expect(read([runStarted, { type: 'run-ended', runId: 'r', at, status: 'succeeded' }]).runs[0]?.end).toEqual({
      at,
      status: 'succeeded',
    });
  });

  it('numbers damaged lines and reads the others', () => {
    const { runs, damagedLines } = readJournal([JSON.stringify(runStarted), '{"type":"call', '[]', JSON.stringify(started('1')), '']);
    expect(damagedLines).toEqual([2, 3]);
    expect(runs[0]?.calls).toHaveLength(1);
  });

  it('loses at most the torn last line, wherever it is torn', () => {
    const whole = [runStarted, started('1'), ended('1', { status: 'succeeded' })].map((entry) => JSON.stringify(entry));
    fc.assert(
      fc.property(fc.nat({ max: (whole[2]?.length ?? 1) - 1 }), (length) => {
        const { runs } = readJournal([...whole.slice(0, 2), whole[2]?.slice(0, length) ?? '']);
        expect(runs[0]?.calls[0]?.status).toBe('unknown');
      }),
      { numRuns: 30 },
    );
  });

  it('never throws, whatever the lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(started('1'))))),
        (lines) => void readJournal(lines),
      ),
      { numRuns: 100 },
    );
  });
});

import { firstValueFrom, NEVER, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { digestCall } from '../scheduler/approval.ts';
import type { PermissionStep } from '../scheduler/schedule-calls.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { journalled } from './journalled.ts';
import { readJournal } from './read-journal.ts';
import { beginRunJournal, type RunJournal } from './run-journal.ts';

const call: ResolvedCall = { id: '1', toolId: 'car.honk', arguments: { times: 2 } };
const change = { path: 'Horn', from: 0, to: 2 };
const succeeded: ToolOutcome = { status: 'succeeded', value: 'beep', changes: [change] };

/** A journal in memory that refuses some entries. */
function memoryJournal(refuses: (entry: JournalEntry) => boolean = () => false): Journal & { readonly entries: JournalEntry[] } {
  const entries: JournalEntry[] = [];
  return {
    entries,
    append: async (entry) => {
      await Promise.resolve();
      if (refuses(entry)) throw new Error('the disk is full');
      entries.push(entry);
    },
  };
}

const begin = (journal: Journal): RunJournal =>
  beginRunJournal({ journal, runId: 'r', request: { type: 'query', query: 'honk twice' }, clock: () => new Date(0) });

const typesOf = (entries: readonly JournalEntry[]): readonly string[] => entries.map(({ type }) => type);

describe('journalled', () => {
  it('has recorded the run and the call before the tool runs, and the end before the outcome is out', async () => {
    const journal = memoryJournal();
    let atTool: readonly string[] = [];
    const { invoke } = journalled(
      {
        permit: () => undefined,
        invoke: () => {
          atTool = typesOf(journal.entries);
          return of(succeeded);
        },
      },
      { journal: begin(journal), effectOf: () => 'write' },
    );
    expect(await firstValueFrom(invoke(call))).toEqual(succeeded);
    expect(atTool).toEqual(['run-started', 'call-started']);
    expect(journal.entries.slice(1)).toEqual([
      {
        type: 'call-started',
        runId: 'r',
        callId: '1',
        at: '1970-01-01T00:00:00.000Z',
        toolId: 'car.honk',
        arguments: { times: 2 },
        digest: digestCall(call),
        effect: 'write',
        approval: undefined,
      },
      { type: 'call-ended', runId: 'r', callId: '1', at: '1970-01-01T00:00:00.000Z', outcome: { status: 'succeeded' }, changes: [change] },
    ]);
  });

  it.each(['run-started', 'call-started'])('does not run the tool where %s cannot be kept', async (refused) => {
    let runs = 0;
    const { invoke } = journalled(
      {
        permit: () => undefined,
        invoke: () => {
          runs += 1;
          return of(succeeded);
        },
      },
      { journal: begin(memoryJournal(({ type }) => type === refused)), effectOf: () => 'write' },
    );
    expect(await firstValueFrom(invoke(call))).toMatchObject({ status: 'failed', code: 'journal-unavailable', changes: [] });
    expect(runs).toBe(0);
  });

  it('lets the outcome stand where its end cannot be kept, and says so', async () => {
    const journal = begin(memoryJournal(({ type }) => type === 'call-ended'));
    const { invoke } = journalled({ permit: () => undefined, invoke: () => of(succeeded) }, { journal, effectOf: () => 'write' });
    expect(await firstValueFrom(invoke(call))).toEqual(succeeded);
    expect(await firstValueFrom(journal.warnings)).toContain('the disk is full');
  });

  it('leaves a call that is stopped while it runs without an end', async () => {
    const journal = memoryJournal();
    const { invoke } = journalled({ permit: () => undefined, invoke: () => NEVER }, { journal: begin(journal), effectOf: () => 'write' });
    const running = invoke(call).subscribe();
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    running.unsubscribe();
    expect(typesOf(journal.entries)).toEqual(['run-started', 'call-started']);
    const [run] = readJournal(journal.entries.map((entry) => JSON.stringify(entry))).runs;
    expect(run?.calls[0]?.status).toBe('unknown');
  });

  it('records who consented', async () => {
    const journal = memoryJournal();
    const planned = { id: '1', toolId: 'car.honk', arguments: {} } as const;
    const { permit, invoke } = journalled(
      {
        permit: () =>
          of<PermissionStep[]>(
            {
              type: 'event',
              event: { type: 'approval-end', call: planned, decision: { type: 'approve', digest: digestCall(call), by: 'rule' } },
            },
            { type: 'permission', permission: { type: 'run', resolved: call } },
          ),
        invoke: () => of(succeeded),
      },
      { journal: begin(journal), effectOf: () => 'sensitive' },
    );
    permit(planned, { status: 'resolved', resolved: call })?.subscribe();
    await firstValueFrom(invoke(call));
    expect(journal.entries[1]).toMatchObject({ approval: { decision: 'approve', by: 'rule' } });
  });
});

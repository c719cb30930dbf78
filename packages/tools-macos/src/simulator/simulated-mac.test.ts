import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macosToolCases } from '../__fixtures__/macos-tool-cases.ts';
import { runMacosTool } from '../__fixtures__/run-macos-tool.ts';
import { applyMacCall, checkMacGoals, defaultMacState, type MacCall, type MacGoal, simulatedMac } from '../index.ts';

const calls = fc.array(fc.constantFrom(...macosToolCases), { minLength: 1, maxLength: 6 });

async function replay(device: ReturnType<typeof simulatedMac>, script: readonly (typeof macosToolCases)[number][]): Promise<unknown[]> {
  const runs: unknown[] = [];
  for (const { tool, input } of script) runs.push(await runMacosTool(tool, input, { device }));
  return runs;
}

describe('simulatedMac', () => {
  it('ends in equal states with equal outcomes when replayed, from the start or from a snapshot sent as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(calls, calls, fc.nat(), async (first, second, seed) => {
        const device = simulatedMac({ seed });
        await replay(device, first);
        const kept: unknown = JSON.parse(JSON.stringify(device.snapshot()));
        const runs = await replay(device, second);
        const hash = device.hash();
        device.restore(kept as ReturnType<typeof device.snapshot>);
        expect(await replay(device, second)).toEqual(runs);
        expect(device.hash()).toBe(hash);
        const other = simulatedMac({ seed });
        await replay(other, [...first, ...second]);
        expect(other.hash()).toBe(hash);
      }),
      { numRuns: 50 },
    );
  });

  it('gives every record an id of its own, other ones for another seed', async () => {
    const ids = async (seed: number): Promise<readonly string[]> => {
      const device = simulatedMac({ seed });
      for (let round = 0; round < 20; round += 1) await replay(device, macosToolCases);
      return [...device.snapshot().events, ...device.snapshot().notes, ...device.snapshot().drafts].map(({ id }) => id);
    };
    const one = await ids(1);
    expect(new Set(one).size).toBe(one.length);
    expect(await ids(1)).toEqual(one);
    expect(await ids(2)).not.toEqual(one);
  });

  it('keeps a journal of what each call did', async () => {
    const device = simulatedMac();
    await runMacosTool('open_note', { name: 'Packing list' }, { device });
    await runMacosTool('open_note', { name: 'Packing list' }, { device });
    expect(device.journal().map(({ call, events }) => [call.operation, events.length])).toEqual([
      ['notes.find', 0],
      ['notes.open', 1],
      ['notes.find', 0],
      ['notes.open', 0],
    ]);
  });

  it('rejects with the reason of an abort, and does nothing', async () => {
    const device = simulatedMac();
    const before = device.hash();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(device.maps.show({ url: 'https://maps.apple.com/' }, { signal })).rejects.toThrow('enough');
    expect(device.hash()).toBe(before);
  });
});

describe('applyMacCall', () => {
  it('leaves the given state as it is', async () => {
    const device = simulatedMac();
    await replay(device, macosToolCases);
    const kept = JSON.stringify(defaultMacState);
    for (const { call } of device.journal()) applyMacCall(defaultMacState, call, { nowMs: 0 });
    expect(JSON.stringify(defaultMacState)).toBe(kept);
  });

  it('refuses what names something that is not there, and changes nothing', () => {
    const missing: readonly MacCall[] = [
      { operation: 'calendar.createEvent', input: { calendarId: 'x', title: '', startMs: 0, endMs: 1, location: '', notes: '' } },
      { operation: 'calendar.inviteGuests', input: { calendarId: 'calendar-1', eventId: 'event-1', addresses: [] } },
      { operation: 'reminders.create', input: { listId: 'x', name: '', notes: '', priority: 0, dueMs: null, isAllDay: false } },
      { operation: 'notes.create', input: { folderId: 'x', name: '', text: '' } },
      { operation: 'notes.open', input: { id: 'x' } },
      { operation: 'notes.append', input: { id: 'x', text: '' } },
      { operation: 'mail.draftReply', input: { messageId: 'x', cc: [], body: '', attachments: [] } },
      { operation: 'mail.draftForward', input: { messageId: 'x', to: [], cc: [], body: '', attachments: [] } },
      { operation: 'files.open', input: { path: '/x' } },
    ];
    for (const call of missing) {
      const step = applyMacCall(defaultMacState, call, { nowMs: 0 });
      expect(step.result).toMatchObject({ status: 'refused', code: 'object-missing' });
      expect(step.state).toBe(defaultMacState);
      expect(step.events).toEqual([]);
    }
  });
});

describe('checkMacGoals', () => {
  const created = (name: string): MacGoal => ({ type: 'record-created', collection: 'notes', with: { name } });

  it('names what was not reached and what changed besides', async () => {
    const device = simulatedMac();
    const before = device.snapshot();
    await device.notes.create({ folderId: 'folder-1', name: 'A', text: 'x' });
    await device.maps.show({ url: 'https://maps.apple.com/?q=x' });
    const after = device.snapshot();
    const [shown, note]: readonly MacGoal[] = [
      { type: 'window-shown', window: 'Maps', item: 'https://maps.apple.com/?q=x' },
      created('a '),
    ];
    expect(checkMacGoals({ before, after, goals: [shown!, note!] })).toEqual([]);
    expect(checkMacGoals({ before, after, goals: [note!] })).toEqual(['also changed: windows/Maps']);
    const issues = checkMacGoals({ before, after, goals: [shown!, created('B')] });
    expect(issues).toEqual([`not met: ${JSON.stringify(created('B'))}`, expect.stringMatching(/^also changed: notes\//u)]);
  });

  it('meets each goal with a record of its own, in whatever order they came', async () => {
    const device = simulatedMac();
    const before = device.snapshot();
    await device.notes.create({ folderId: 'folder-1', name: 'A', text: '1' });
    await device.notes.create({ folderId: 'folder-1', name: 'A', text: '2' });
    const after = device.snapshot();
    const any: MacGoal = created('A');
    const first: MacGoal = { type: 'record-created', collection: 'notes', with: { name: 'A', text: '1' } };
    expect(checkMacGoals({ before, after, goals: [any, first] })).toEqual([]);
    expect(checkMacGoals({ before, after, goals: [first, first] })).toHaveLength(2);
  });
});

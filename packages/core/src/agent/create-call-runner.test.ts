import { lastValueFrom, toArray } from 'rxjs';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { literal, reference, verbatim, type ToolCall } from '../call/tool-call.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { defineTool, implementTool } from '../tool/define-tool.ts';
import { definePack, implementPack, type ImplementedToolPack } from '../tool/tool-pack.ts';
import type { AgentEvent } from './agent-event.ts';
import { createCallRunner, type CreateCallRunnerOptions } from './create-call-runner.ts';
import type { RunCallsOptions } from './agent.ts';

const set = defineTool({
  name: 'set',
  summary: 'Set.',
  input: z.object({ level: z.int() }),
  output: z.int(),
  effect: 'write',
  resource: 'home.lamp',
});
const lock = defineTool({
  name: 'lock',
  summary: 'Lock.',
  input: z.object({}),
  output: z.null(),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Lock?' },
  resource: 'home.lock',
});

/** A home that notes what was done to it. */
function home(): { readonly pack: ImplementedToolPack; readonly done: string[] } {
  const done: string[] = [];
  const pack = implementPack(definePack({ name: 'home', version: '1.0.0', definitions: [set, lock] }), [
    implementTool(set, async ({ level }) => {
      done.push(`set ${level}`);
      return Promise.resolve(level + 1);
    }),
    implementTool(lock, async () => {
      done.push('lock');
      return Promise.resolve(null);
    }),
  ]);
  return { pack, done };
}

function memoryJournal(): Journal & { readonly entries: JournalEntry[] } {
  const entries: JournalEntry[] = [];
  return { entries, append: async (entry) => Promise.resolve(void entries.push(entry)) };
}

const call = (id: string, toolId: ToolCall['toolId'], callArguments: ToolCall['arguments'] = {}): ToolCall => ({
  id,
  toolId,
  arguments: callArguments,
});

const run = (calls: readonly ToolCall[], options: CreateCallRunnerOptions, runOptions?: RunCallsOptions): Promise<readonly AgentEvent[]> =>
  lastValueFrom(createCallRunner(options).runCalls(calls, runOptions).events.pipe(toArray()));

describe('createCallRunner', () => {
  it('runs calls without a model, words and references resolved', async () => {
    const { pack, done } = home();
    const events = await run([call('1', 'home.set', { level: verbatim('twenty') }), call('2', 'home.set', { level: reference('1') })], {
      packs: [pack],
    });
    expect(done).toEqual(['set 20', 'set 21']);
    expect(events[0]).toMatchObject({ type: 'run-start', query: undefined });
    expect(events.at(-1)).toMatchObject({ type: 'run-end', status: 'succeeded' });
  });

  it('asks for consent as an agent does, which without an approver is a denial', async () => {
    const { pack, done } = home();
    const events = await run([call('1', 'home.lock')], { packs: [pack] });
    expect(events.at(-1)).toMatchObject({ status: 'incomplete', outcomes: [{ status: 'denied' }] });
    expect(done).toEqual([]);
  });

  it('records a run from its beginning to its end', async () => {
    const { pack } = home();
    const journal = memoryJournal();
    const approve: CreateCallRunnerOptions['approve'] = ({ digest }) => Promise.resolve({ type: 'approve', digest, by: 'person' });
    const events = await run([call('1', 'home.lock')], { packs: [pack], journal, approve, newRunId: () => 'r' });
    expect(journal.entries).toMatchObject([
      { type: 'run-started', runId: 'r', request: { type: 'calls', tools: ['home.lock'] } },
      { type: 'call-started', runId: 'r', callId: '1', effect: 'sensitive', approval: { decision: 'approve', by: 'person' } },
      { type: 'call-ended', outcome: { status: 'succeeded' } },
      { type: 'run-ended', status: 'succeeded' },
    ]);
    expect(events.at(-1)?.type).toBe('run-end');
  });

  it('records which device it was on, and which calls of which run it undoes', async () => {
    const { pack } = home();
    const journal = memoryJournal();
    const undoes = { runId: 'before', undoes: { 1: '4', 2: '5' } };
    await run([call('1', 'home.set', { level: literal(1) })], { packs: [pack], journal, devices: { home: 'lamp 7' } }, { undoes });
    expect(journal.entries[0]).toMatchObject({
      request: { type: 'undo', runId: 'before', undoes: { 1: '4' } },
      devices: { home: 'lamp 7' },
    });
  });

  it('does nothing it cannot record, and tells that the end of the run is not kept', async () => {
    const { pack, done } = home();
    const events = await run([call('1', 'home.set', { level: literal(1) })], {
      packs: [pack],
      journal: { append: () => Promise.reject(new Error('full')) },
    });
    expect(done).toEqual([]);
    expect(events.at(-2)).toMatchObject({ type: 'journal-warning' });
    expect(events.at(-1)).toMatchObject({ type: 'run-end', outcomes: [{ code: 'journal-unavailable' }] });
  });

  it('records nothing of a dry run', async () => {
    const { pack } = home();
    const journal = memoryJournal();
    await run([call('1', 'home.set', { level: literal(1) })], { packs: [pack], journal }, { isDryRun: true });
    expect(journal.entries).toEqual([]);
  });
});

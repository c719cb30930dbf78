import { appendFileSync } from 'node:fs';
import { firstValueFrom, Observable, from, toArray } from 'rxjs';
import { z } from 'zod';
// From source and one by one: the whole of core takes three times as long to load, and this program is started two hundred times.
import type { ToolCall } from '../../../../packages/core/src/call/tool-call.ts';
import { literal } from '../../../../packages/core/src/call/tool-call.ts';
import { journalled } from '../../../../packages/core/src/journal/journalled.ts';
import { beginRunJournal } from '../../../../packages/core/src/journal/run-journal.ts';
import { invokeTool } from '../../../../packages/core/src/scheduler/invoke-tool.ts';
import { scheduleCalls } from '../../../../packages/core/src/scheduler/schedule-calls.ts';
import { defineTool, implementTool } from '../../../../packages/core/src/tool/define-tool.ts';
import { createFileJournal } from '../journal/file-journal.ts';

const [journalPath = '', devicePath = '', runId = ''] = process.argv.slice(2);

/** What the device did, in order; each line is in the file before the device goes on. */
const log = (step: number, what: 'begins' | 'did'): void => appendFileSync(devicePath, `${runId} ${step} ${what}\n`);

const definition = defineTool({
  name: 'move',
  summary: 'Move a slow part.',
  input: z.object({ step: z.int() }),
  output: z.null(),
  effect: 'write',
  resource: 'part',
});
const tool = implementTool(definition, async ({ step }) => {
  log(step, 'begins');
  // Tells whoever kills this program how far it has come.
  process.stdout.write('.');
  await new Promise((resolve) => {
    setTimeout(resolve, 1);
  });
  log(step, 'did');
  return null;
});

const journal = beginRunJournal({
  journal: createFileJournal(journalPath),
  runId,
  request: { type: 'query', query: 'move' },
  clock: () => new Date(),
});
const { invoke } = journalled(
  { permit: () => undefined, invoke: (resolved) => invokeTool(tool, resolved, { deadlineMs: 1000 }) },
  { journal, effectOf: () => 'write' },
);
const calls = Array.from({ length: 200 }, (_, step): ToolCall => ({
  id: String(step),
  toolId: 'slow.move',
  arguments: { step: literal(step) },
}));
const scheduled: Observable<unknown> = from(calls).pipe(
  scheduleCalls({
    permit: () => undefined,
    invoke,
    // Two at a time, so that a kill may find one beginning and one ending.
    resourceOf: ({ id }) => String(Number(id) % 2),
    resolve: ({ id, toolId }) => ({ status: 'resolved', resolved: { id, toolId, arguments: { step: Number(id) } } }),
  }),
);
await firstValueFrom(scheduled.pipe(toArray()));

import { z } from 'zod';
import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { JournalEntry } from './journal-entry.ts';

const runId = z.string();
const at = z.string();
const callId = z.string();
const json: z.ZodType<JsonValue> = z.json();
const toolId = z.custom<ToolId>((value) => typeof value === 'string' && value.includes('.'));

const request = z.discriminatedUnion('type', [
  z.object({ type: z.literal('query'), query: z.string() }),
  z.object({ type: z.literal('calls'), tools: z.array(toolId) }),
  z.object({ type: z.literal('undo'), runId, undoes: z.record(z.string(), callId) }),
]);
const approval = z.object({ decision: z.enum(['approve', 'edit']), by: z.enum(['person', 'rule']).optional() });
const outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('succeeded') }),
  z.object({ status: z.literal('failed'), code: z.string(), message: z.string() }),
  z.object({ status: z.literal('needs-input'), questions: z.array(z.string()) }),
]);
const range = z.object({ minimum: z.number(), maximum: z.number() });
const change = z.object({ path: z.string(), from: json, to: json, unit: z.string().optional(), range: range.optional() });

const journalEntry: z.ZodType<JournalEntry> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run-started'), runId, at, request, devices: z.record(z.string(), z.string()).optional() }),
  z.object({
    type: z.literal('call-started'),
    runId,
    callId,
    at,
    toolId,
    arguments: z.record(z.string(), json),
    shown: z.record(z.string(), json).optional(),
    digest: z.string(),
    effect: z.enum(['read', 'write', 'sensitive']),
    approval: approval.optional(),
  }),
  z.object({ type: z.literal('call-ended'), runId, callId, at, outcome, changes: z.array(change) }),
  z.object({ type: z.literal('run-ended'), runId, at, status: z.string() }),
]);

/** One line as an entry; undefined where it is none, whole or torn. */
export function parseJournalEntry(line: string): JournalEntry | undefined {
  try {
    return journalEntry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

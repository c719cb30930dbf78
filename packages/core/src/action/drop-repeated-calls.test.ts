import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { CallParseEvent } from '../call/call-parse-event.ts';
import { dependenciesOf, literal, reference, type CallArgument, type ToolCall } from '../call/tool-call.ts';
import { createToolLookup } from '../call/tool-lookup.ts';
import { defineTool } from '../tool/define-tool.ts';
import { definePack, type ToolId } from '../tool/tool-pack.ts';
import { createRepetitionFilter } from './drop-repeated-calls.ts';

const declare = (name: string, { resource, isIdempotent }: { readonly resource: string; readonly isIdempotent: boolean }) =>
  defineTool({ name, summary: name, input: z.object({ value: z.string() }), output: z.string(), effect: 'write', isIdempotent, resource });
const pack = definePack({
  name: 'car',
  version: '1.0.0',
  definitions: [
    declare('roof', { resource: 'car.roof', isIdempotent: true }),
    declare('fan', { resource: 'car.fan', isIdempotent: true }),
    declare('louder', { resource: 'car.radio', isIdempotent: false }),
  ],
});

const call = (tool: string, value: CallArgument | string): Omit<ToolCall, 'id'> => ({
  toolId: `car.${tool}` as ToolId,
  arguments: { value: typeof value === 'string' ? literal(value) : value },
});

/** The numbers of the calls that are kept, those that they need, and how many `parse-end` counts. */
function keep(...calls: readonly Omit<ToolCall, 'id'>[]): {
  readonly kept: readonly string[];
  readonly needs: readonly string[];
  readonly callCount: number | undefined;
} {
  const filter = createRepetitionFilter(createToolLookup([pack]));
  const events: readonly CallParseEvent[] = [
    ...calls.map((parsed, index): CallParseEvent => {
      const numbered = { ...parsed, id: String(index + 1), confidence: 1 / (index + 2) };
      return { type: 'call-parsed', call: numbered, written: { toolId: numbered.toolId, arguments: [] } };
    }),
    { type: 'parse-end', reason: 'end-token', callCount: calls.length },
  ];
  const filtered = events.map(filter);
  return {
    kept: filtered.flatMap((event) => (event.type === 'call-parsed' ? [event.call.id] : [])),
    needs: filtered.flatMap((event) => (event.type === 'call-parsed' ? dependenciesOf(event.call) : [])),
    callCount: filtered.flatMap((event) => (event.type === 'parse-end' ? [event.callCount] : [])).at(-1),
  };
}

describe('createRepetitionFilter', () => {
  test('drops a call that repeats the last one on its resource, as often as it comes', () => {
    expect(keep(call('roof', 'open'), call('roof', 'open'), call('roof', 'open'))).toMatchObject({ kept: ['1'], callCount: 1 });
    expect(keep(call('roof', 'open'), call('fan', '3'), call('roof', 'open'))).toMatchObject({ kept: ['1', '2'], callCount: 2 });
  });

  test('keeps what undoes and does again', () => {
    expect(keep(call('roof', 'open'), call('roof', 'close'), call('roof', 'open')).kept).toEqual(['1', '2', '3']);
  });

  test('keeps the repetition of a tool that does more when it is called twice', () => {
    expect(keep(call('louder', 'a bit'), call('louder', 'a bit')).kept).toEqual(['1', '2']);
  });

  test('lets a call that needs a dropped one need the one it repeats', () => {
    expect(keep(call('roof', 'open'), call('roof', 'open'), call('fan', reference('2')))).toMatchObject({
      kept: ['1', '3'],
      needs: ['1'],
    });
  });

  test('keeps calls that need another call', () => {
    expect(keep(call('fan', '1'), call('roof', reference('1')), call('roof', reference('1'))).kept).toEqual(['1', '2', '3']);
  });
});

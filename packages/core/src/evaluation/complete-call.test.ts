import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { literal, reference, verbatim, type CallArgument } from '../call/tool-call.ts';
import { createNormaliser } from '../normaliser/create-normaliser.ts';
import { defineTool } from '../tool/define-tool.ts';
import { completeCall } from './complete-call.ts';

const print = defineTool({
  name: 'print',
  summary: 'Print a document.',
  input: z.object({ path: z.string(), copies: z.int().min(1).max(99).optional(), notify: z.array(z.string()).optional() }),
  output: z.boolean(),
  effect: 'write',
  resource: 'printer',
});
const context = { clock: () => new Date('2027-03-01T10:00:00Z'), timeZone: 'UTC', locale: 'en-US', region: 'US' };
const complete = (args: Readonly<Record<string, CallArgument>>) =>
  completeCall({ id: '1', toolId: 'office.print', arguments: args }, { definition: print, normaliser: createNormaliser(), context })
    ?.arguments;

describe('completeCall', () => {
  test('reads what was said as it would be read once the other call has ended', () => {
    expect(
      complete({ path: reference('1.1'), copies: verbatim('three'), notify: { type: 'list', items: [reference('2'), literal('ann')] } }),
    ).toEqual({ path: null, copies: 3, notify: [null, 'ann'] });
  });

  test('gives nothing where a needed value was not said', () => {
    expect(complete({ path: { type: 'missing' } })).toBeUndefined();
    expect(complete({ copies: literal(2) })).toBeUndefined();
  });

  test('leaves words that are no value as they were said', () => {
    expect(complete({ path: reference('1.1'), copies: verbatim('several') })).toEqual({ path: null, copies: 'several' });
  });
});

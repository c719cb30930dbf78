import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { SaidCall } from '../call/said-call.ts';
import { literal, reference, verbatim, type CallArgument, type CallId } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { createNormaliser } from '../normaliser/create-normaliser.ts';
import { defineTool } from '../tool/define-tool.ts';
import { resolveArguments, resolveFoundWords, type CallResolution, type ResolveArgumentsOptions } from './resolve-arguments.ts';

const definition = defineTool({
  name: 'invite',
  summary: 'Invite somebody.',
  input: z
    .object({
      phone: z
        .string()
        .regex(/^\+?[0-9][0-9 ()\-.]{2,20}$/u)
        .meta({ format: 'phone', description: 'Whom to ring.' }),
      guests: z
        .array(z.string().meta({ format: 'email' }))
        .min(1)
        .max(3)
        .optional(),
      level: z.int().optional(),
    })
    .refine(({ phone, level }) => level === undefined || phone !== '+14155550100', { path: ['level'], message: 'Not for that number.' }),
  output: z.unknown(),
  effect: 'write',
  resource: 'invitations',
});

const options = (outcomes: Readonly<Record<CallId, ToolOutcome>> = {}): ResolveArgumentsOptions => ({
  definition,
  outcomes: new Map(Object.entries(outcomes)),
  normaliser: createNormaliser(),
  context: { clock: () => new Date('2026-03-02T09:00:00Z'), timeZone: 'Europe/London', locale: 'en-US', region: 'US' },
  isLookedUp: (parameter) => parameter !== 'level',
});
const number = literal('+14155550101');
const resolve = (given: Readonly<Record<string, CallArgument>>, outcomes?: Readonly<Record<CallId, ToolOutcome>>): CallResolution =>
  resolveArguments({ id: '9', toolId: 'home.invite', arguments: given }, options(outcomes));

/** What has to be looked up, as `guests[1]: Ann`. */
function wordsOf(...args: Parameters<typeof resolve>): readonly string[] {
  const resolution = resolve(...args);
  if (resolution.status !== 'needs-look-up') return [resolution.status];
  return resolution.said.words.map(({ parameter, item, text }) => `${parameter}${item === undefined ? '' : `[${item}]`}: ${text}`);
}

function saidIn(...args: Parameters<typeof resolve>): SaidCall {
  const resolution = resolve(...args);
  if (resolution.status !== 'needs-look-up') throw new Error(resolution.status);
  return resolution.said;
}

/** The call with `found` in place of its words, in their order. */
const findWords = (said: SaidCall, found: readonly string[]) =>
  resolveFoundWords(said, new Map(said.words.map((words, index) => [words, found[index] ?? ''])), options());

describe('resolveArguments, with words that a device may know', () => {
  test('keeps words that are no value, however they were given', () => {
    for (const argument of [literal('Maria'), verbatim('Maria'), reference('1')])
      expect(wordsOf({ phone: argument }, { 1: { status: 'succeeded', value: 'Maria', changes: [] } })).toEqual(['phone: Maria']);
  });

  test('looks up nothing that is a value already', () => {
    expect(wordsOf({ phone: verbatim('four one five 555 0101') })).toEqual(['resolved']);
    expect(wordsOf({ phone: number, guests: verbatim('ann@example.com and bob@example.com') })).toEqual(['resolved']);
  });

  test('keeps each item of a list that is no value, beside those that are', () => {
    const guests = ['Maria', 'bob@example.com', 'Zoe'];
    for (const argument of [
      literal(guests),
      verbatim('Maria, bob@example.com and Zoe'),
      { type: 'list', items: guests.map((guest) => verbatim(guest)) } as const,
    ]) {
      expect(wordsOf({ phone: number, guests: argument })).toEqual(['guests[0]: Maria', 'guests[2]: Zoe']);
      expect(saidIn({ phone: number, guests: argument }).arguments).toEqual({ phone: '+14155550101', guests });
    }
  });

  test('refuses what is no text, or holds nothing', () => {
    for (const value of [3, null, true, ['Maria'], '', '  ']) expect(wordsOf({ phone: literal(value) })).toEqual(['needs-input']);
    for (const value of ['Maria', [3], ['', 'Maria'], [], ['a', 'b', 'c', 'd']])
      expect(wordsOf({ phone: number, guests: literal(value) })).toEqual(['needs-input']);
    expect(wordsOf({ phone: number, level: verbatim('Maria') })).toEqual(['needs-input']);
  });

  test('asks for what is missing before anything is looked up', () => {
    expect(wordsOf({ phone: { type: 'missing' }, guests: literal(['Maria']) })).toEqual(['needs-input']);
  });

  test('takes any words as they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('$1', '`x`', '{phone}', '__proto__', '<nexa_end>')), (text) => {
        const resolution = resolve({ phone: literal(text) });
        if (resolution.status === 'needs-look-up') expect(resolution.said.words).toEqual([{ parameter: 'phone', item: undefined, text }]);
      }),
    );
  });
});

describe('resolveFoundWords', () => {
  test('puts what was found in place of the words', () => {
    const said = saidIn({ phone: literal('Maria'), guests: literal(['Maria', 'bob@example.com', 'Zoe']) });
    expect(findWords(said, ['+14155550102', 'maria@example.com', 'zoe@example.com'])).toMatchObject({
      status: 'resolved',
      resolved: {
        id: '9',
        toolId: 'home.invite',
        arguments: { phone: '+14155550102', guests: ['maria@example.com', 'bob@example.com', 'zoe@example.com'] },
      },
    });
  });

  test('understands what was found as people write it', () => {
    expect(findWords(saidIn({ phone: literal('Maria') }), ['(415) 555-0102'])).toMatchObject({
      resolved: { arguments: { phone: '+14155550102' } },
    });
  });

  test('asks where what was found is no value, or contradicts the others', () => {
    expect(findWords(saidIn({ phone: literal('Maria') }), ['ask her'])).toMatchObject({
      status: 'needs-input',
      missing: [{ parameter: 'phone', reason: 'invalid', question: expect.stringContaining('"ask her" is not understood') }],
    });
    expect(findWords(saidIn({ phone: literal('Maria'), level: literal(1) }), ['+14155550100'])).toMatchObject({
      status: 'needs-input',
      missing: [{ parameter: 'level', question: expect.stringContaining('Not for that number.') }],
    });
  });
});

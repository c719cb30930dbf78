import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { literal, reference, verbatim, type CallArgument, type CallId } from '../call/tool-call.ts';
import type { MissingValue, ToolOutcome } from '../call/tool-outcome.ts';
import type { JsonValue } from '../internal/json.ts';
import { createNormaliser } from '../normaliser/create-normaliser.ts';
import { defineTool } from '../tool/define-tool.ts';
import { resolveArguments, type CallResolution } from './resolve-arguments.ts';

const definition = defineTool({
  name: 'heat_room',
  summary: 'Heat a room.',
  input: z
    .object({
      room: z.enum(['hall', 'front attic', 'back attic']).describe('Which room.'),
      degrees: z.int().min(50).max(90).meta({ unit: '°F' }),
      atLeast: z.int().optional(),
      note: z.string().min(2).optional(),
      isQuiet: z.boolean().default(true),
      days: z
        .array(z.enum(['monday', 'friday']))
        .max(2)
        .optional(),
    })
    .refine(({ degrees, atLeast }) => atLeast === undefined || atLeast <= degrees, {
      path: ['atLeast'],
      message: 'It is more than the degrees.',
    }),
  output: z.unknown(),
  effect: 'write',
  resource: 'heating',
});

const context = { clock: () => new Date('2026-03-02T09:00:00Z'), timeZone: 'Europe/London', locale: 'en-GB', region: 'GB' };
const sound = { room: literal('hall'), degrees: literal(70) };

function resolve(given: Readonly<Record<string, CallArgument>>, outcomes: Readonly<Record<CallId, ToolOutcome>> = {}): CallResolution {
  const call = { id: '9', toolId: 'home.heat_room', arguments: given } as const;
  return resolveArguments(call, { definition, outcomes: new Map(Object.entries(outcomes)), normaliser: createNormaliser(), context });
}
const valuesOf = (given: Readonly<Record<string, CallArgument>>, outcomes: Readonly<Record<CallId, ToolOutcome>> = {}): unknown => {
  const resolution = resolve({ ...sound, ...given }, outcomes);
  return resolution.status === 'resolved' ? resolution.resolved.arguments : resolution;
};
const missingOf = (
  given: Readonly<Record<string, CallArgument>>,
  outcomes: Readonly<Record<CallId, ToolOutcome>> = {},
): readonly MissingValue[] => {
  const resolution = resolve(given, outcomes);
  return resolution.status === 'needs-input' ? resolution.missing : [];
};
const succeededWith = (value: JsonValue): ToolOutcome => ({ status: 'succeeded', value, changes: [] });

describe('resolveArguments', () => {
  test('turns words into values and keeps id and tool', () => {
    expect(resolve({ room: verbatim('the hall'), degrees: verbatim('seventy two') })).toEqual({
      status: 'resolved',
      resolved: { id: '9', toolId: 'home.heat_room', arguments: { room: 'hall', degrees: 72, isQuiet: true } },
    });
  });

  test('leaves an omitted optional argument out, and gives one with a default its default', () => {
    expect(valuesOf({})).toEqual({ room: 'hall', degrees: 70, isQuiet: true });
    expect(valuesOf({ isQuiet: literal(false) })).toMatchObject({ isQuiet: false });
  });

  test('asks for everything that is missing, in the order of parameters', () => {
    expect(missingOf({ note: { type: 'missing' } })).toEqual([
      { parameter: 'room', reason: 'missing', question: 'Which room?', choices: ['hall', 'front attic', 'back attic'] },
      { parameter: 'degrees', reason: 'missing', question: 'degrees? (50 to 90 °F)', choices: [] },
      { parameter: 'note', reason: 'missing', question: 'note?', choices: [] },
    ]);
  });

  test('says what was understood of a value that is not valid, and what is allowed', () => {
    expect(missingOf({ ...sound, degrees: verbatim('three hundred') })).toEqual([
      {
        parameter: 'degrees',
        reason: 'invalid',
        question: expect.stringMatching(/300.*50 to 90 °F\. degrees\? \(50 to 90 °F\)$/u),
        choices: [],
      },
    ]);
  });

  test('offers the values words may stand for', () => {
    expect(missingOf({ ...sound, room: verbatim('attic') })).toEqual([
      { parameter: 'room', reason: 'ambiguous', question: 'Which room?', choices: ['front attic', 'back attic'] },
    ]);
  });

  test('holds a literal to its schema and converts nothing', () => {
    for (const value of ['70', 70.5, 300, null, [70]] as const)
      expect(missingOf({ ...sound, degrees: literal(value) })).toEqual([
        expect.objectContaining({ parameter: 'degrees', reason: 'invalid' }),
      ]);
    expect(missingOf({ ...sound, room: literal('Hall') })).toEqual([expect.objectContaining({ parameter: 'room', reason: 'invalid' })]);
  });

  test('puts the value of an earlier call in the place of a reference', () => {
    expect(valuesOf({ note: reference('1') }, { 1: succeededWith('$2; <nexa_0>') })).toMatchObject({ note: '$2; <nexa_0>' });
    expect(valuesOf({ degrees: reference('1') }, { 1: succeededWith(64) })).toMatchObject({ degrees: 64 });
    expect(valuesOf({ note: reference('1') }, { 1: succeededWith(['rain', 'sun']) })).toMatchObject({ note: 'rain\nsun' });
    expect(valuesOf({ days: reference('1') }, { 1: succeededWith(['monday', 'friday']) })).toMatchObject({ days: ['monday', 'friday'] });
  });

  test('takes no value of an earlier call that its parameter does not take', () => {
    for (const outcome of [succeededWith('64'), succeededWith(300), succeededWith(null), { status: 'denied', message: 'No.' }] as const)
      expect(missingOf({ ...sound, degrees: reference('1') }, { 1: outcome })).toEqual([
        expect.objectContaining({ parameter: 'degrees', reason: 'invalid' }),
      ]);
    expect(missingOf({ ...sound, degrees: reference('1') })).toHaveLength(1);
  });

  test('resolves the items of a list one by one, however each is given', () => {
    const items: readonly CallArgument[] = [literal('monday'), reference('1')];
    expect(valuesOf({ days: { type: 'list', items } }, { 1: succeededWith('friday') })).toMatchObject({ days: ['monday', 'friday'] });
    expect(valuesOf({ days: { type: 'list', items: [verbatim('Friday')] } })).toMatchObject({ days: ['friday'] });
    expect(valuesOf({ days: verbatim('monday and friday') })).toMatchObject({ days: ['monday', 'friday'] });
    expect(valuesOf({ days: { type: 'list', items: [] } })).toMatchObject({ days: [] });
  });

  test('names the list whose item, length or very being a list is wrong', () => {
    const lists: readonly (readonly CallArgument[])[] = [
      [literal('monday'), literal('sunday')],
      [{ type: 'missing' }],
      [literal('monday'), literal('monday'), literal('friday')],
    ];
    for (const items of lists)
      expect(missingOf({ ...sound, days: { type: 'list', items } })).toEqual([expect.objectContaining({ parameter: 'days' })]);
    expect(missingOf({ ...sound, degrees: { type: 'list', items: [literal(70)] } })).toEqual([
      expect.objectContaining({ parameter: 'degrees', reason: 'invalid' }),
    ]);
  });

  test('names the parameter that a constraint of the schema is about', () => {
    expect(missingOf({ ...sound, atLeast: literal(80) })).toEqual([
      { parameter: 'atLeast', reason: 'invalid', question: 'It is more than the degrees. atLeast?', choices: [] },
    ]);
  });

  test('takes no argument from a prototype', () => {
    const input = z.object({ constructor: z.string().optional(), valueOf: z.string() });
    const odd = defineTool({ name: 'odd', summary: 'Odd.', input, output: z.unknown(), effect: 'read', resource: 'odd' });
    const call = { id: '1', toolId: 'home.odd', arguments: {} } as const;
    expect(resolveArguments(call, { definition: odd, outcomes: new Map(), normaliser: createNormaliser(), context })).toEqual({
      status: 'needs-input',
      missing: [{ parameter: 'valueOf', reason: 'missing', question: 'valueOf?', choices: [] }],
    });
  });
});

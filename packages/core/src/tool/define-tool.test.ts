import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineTool, implementTool, type DefineToolOptions } from './define-tool.ts';
import type { ToolDefinition } from './tool.ts';
import { ToolDefinitionError } from './tool-definition-error.ts';
import type { LookUp } from './tool-preparation.ts';
import type { ToolSchema } from './tool-schema.ts';

const define = (
  input: DefineToolOptions<unknown, unknown>['input'],
  options: Partial<DefineToolOptions<unknown, unknown>> = {},
): ToolDefinition =>
  defineTool({ name: 'set_lamp', summary: 'Set a lamp.', input, output: z.unknown(), effect: 'write', resource: 'lamps', ...options });

function issuesOf(declare: () => unknown): readonly string[] {
  try {
    declare();
  } catch (error) {
    if (error instanceof ToolDefinitionError) return error.issues;
    throw error;
  }
  return [];
}

const schemaOf = (schema: z.ZodType): ToolSchema | undefined => define(z.object({ value: schema })).parameters[0]?.schema;

describe('defineTool', () => {
  test('derives parameters in the order of the schema, with what the schema says of them', () => {
    const { parameters } = define(
      z.object({
        room: z
          .enum(['hall', 'attic'])
          .describe('Which room')
          .meta({ synonyms: { attic: ['loft'] } }),
        level: z.int().min(0).max(100).default(100).meta({ unit: '%' }),
        note: z.string().min(1).max(9).optional(),
        days: z.array(z.string()).min(1),
      }),
    );
    expect(parameters).toEqual([
      {
        name: 'room',
        description: 'Which room',
        schema: { type: 'enumeration', values: ['hall', 'attic'] },
        isOptional: false,
        defaultValue: undefined,
        unit: undefined,
        compare: 'exact',
        isExtractive: false,
        synonyms: { attic: ['loft'] },
      },
      expect.objectContaining({
        name: 'level',
        isOptional: true,
        defaultValue: 100,
        unit: '%',
        schema: { type: 'integer', minimum: 0, maximum: 100 },
      }),
      expect.objectContaining({ name: 'note', isOptional: true, defaultValue: undefined, compare: 'normalized', isExtractive: true }),
      expect.objectContaining({ name: 'days', compare: 'set', isExtractive: false }),
    ]);
  });

  test('fills in what was left out, and freezes the declaration', () => {
    const definition = define(z.object({}));
    expect(definition).toMatchObject({
      title: 'set lamp',
      category: 'general',
      confirmation: { policy: 'never' },
      isIdempotent: false,
      examples: [],
    });
    expect(define(z.object({}), { effect: 'read' }).isIdempotent).toBe(true);
    expect(Object.isFrozen(definition)).toBe(true);
  });

  test('takes one literal text as a list of one value', () => {
    expect(schemaOf(z.literal('on'))).toEqual({ type: 'enumeration', values: ['on'] });
  });

  test('takes exclusive bounds of whole numbers as the inclusive bounds they are', () => {
    expect(schemaOf(z.int().positive())).toEqual({ type: 'integer', minimum: 1, maximum: undefined });
    expect(schemaOf(z.int().gt(-3).lt(3))).toEqual({ type: 'integer', minimum: -2, maximum: 2 });
  });

  test('takes no bound from the limits of safe integers', () => {
    expect(schemaOf(z.int())).toEqual({ type: 'integer', minimum: undefined, maximum: undefined });
  });

  test('names every issue at once', () => {
    const issues = issuesOf(() =>
      define(
        z.object({
          place: z.object({ x: z.number() }),
          either: z.union([z.string(), z.number()]),
          size: z.literal(5),
          tags: z.array(z.object({})),
          pair: z.tuple([z.string(), z.string()]),
          note: z.string().nullable(),
          'due-at': z.string(),
        }),
        { name: 'Set Lamp' },
      ),
    );
    expect(issues).toEqual([
      expect.stringContaining('"Set Lamp"'),
      expect.stringContaining('"place" is of type object'),
      expect.stringContaining('"either" is of type string,number'),
      expect.stringContaining('"size" lists values that are not strings'),
      expect.stringContaining('"tags[]" is of type object'),
      expect.stringContaining('"pair" is a list without one item type'),
      expect.stringContaining('"note" is of type string,null'),
      expect.stringContaining('"due-at" is no parameter name'),
    ]);
  });

  test('rejects names that look like numbers, which an object would not keep in place', () => {
    expect(issuesOf(() => define(z.object({ b: z.string(), 1: z.string() })))).toHaveLength(1);
  });

  test('rejects an end of something that no earlier parameter begins', () => {
    const end = z.string().meta({ endOf: 'from' });
    expect(issuesOf(() => define(z.object({ until: end, from: z.string() })))).toEqual([expect.stringContaining('"from"')]);
    expect(issuesOf(() => define(z.object({ from: z.string(), until: end })))).toEqual([]);
  });

  test('rejects an input without named parameters', () => {
    expect(issuesOf(() => define(z.string()))).toHaveLength(1);
    expect(issuesOf(() => define(z.record(z.string(), z.number())))).toHaveLength(1);
  });

  test('rejects a schema that cannot be printed at all in the same way', () => {
    expect(issuesOf(() => define(z.object({ at: z.date() })))).toEqual([expect.stringContaining('Date')]);
  });

  test('rejects a confirmation that would never be asked for', () => {
    const when = { policy: 'when', when: { rom: ['attic'] }, message: 'Really?' } as const;
    const input = z.object({ room: z.enum(['attic', 'hall']) });
    expect(issuesOf(() => define(input, { confirmation: when }))).toEqual([expect.stringContaining('"rom"')]);
    expect(issuesOf(() => define(input, { confirmation: { ...when, when: { room: ['attic'] } } }))).toEqual([]);
  });
});

describe('implementTool', () => {
  test('looks words up only for parameters that take text, or a list of it', () => {
    const input = z.object({ room: z.string(), guests: z.array(z.string()), level: z.int() });
    const definition = define(input);
    const lookUp: LookUp = (value) => Promise.resolve({ value });
    const implement = (lookUps: Readonly<Record<string, LookUp>>) => () => implementTool(definition, () => Promise.resolve(), { lookUps });
    expect(implement({ room: lookUp, guests: lookUp })().lookUps).toEqual({ room: lookUp, guests: lookUp });
    expect(issuesOf(implement({ level: lookUp, rom: lookUp }))).toEqual([
      expect.stringContaining('"level"'),
      expect.stringContaining('"rom"'),
    ]);
  });
});

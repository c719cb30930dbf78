import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineTool } from './define-tool.ts';
import { givesType, writeAsText } from './tool-output.ts';

const toolGiving = (output: z.ZodType) =>
  defineTool({ name: 'look', summary: 'Looks.', effect: 'read', resource: 'things', input: z.object({}), output });

describe('givesType', () => {
  test.each([
    ['a text', z.string(), ['text']],
    ['a list of texts', z.array(z.string()), ['text']],
    ['a list of numbers', z.array(z.number()), []],
    ['a whole number', z.int(), ['number', 'integer']],
    ['a number', z.number(), ['number']],
    ['a truth value', z.boolean(), []],
    ['an object', z.object({ ok: z.boolean() }), []],
  ] as const)('%s stands for its own types alone', (_, output, types) => {
    expect((['text', 'number', 'integer'] as const).filter((type) => givesType(toolGiving(output), type))).toEqual(types);
  });
});

describe('writeAsText', () => {
  test('puts the texts of a list one below another', () => {
    expect(writeAsText(['2026-12-05: rain', '2026-12-06: sun'])).toBe('2026-12-05: rain\n2026-12-06: sun');
  });

  test('leaves everything else as it is', () => {
    for (const value of ['rain', 4, true, null, ['a', 1], { days: ['rain'] }]) expect(writeAsText(value)).toBe(value);
  });
});

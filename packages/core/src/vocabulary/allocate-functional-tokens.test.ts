import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineTool } from '../tool/define-tool.ts';
import { definePack, type AnyToolDefinition, type ToolPack } from '../tool/tool-pack.ts';
import { allocateFunctionalTokens } from './allocate-functional-tokens.ts';
import { functionalTokenCapacity } from './functional-token.ts';

interface DefineOptions {
  readonly input?: z.ZodObject;
  readonly summary?: string;
}

const define = (name: string, { input = z.object({}), summary = name }: DefineOptions = {}): AnyToolDefinition =>
  defineTool({ name, summary, input, output: z.unknown(), effect: 'read', resource: 'device' });
const packOf = (definitions: readonly AnyToolDefinition[], name = 'pack'): ToolPack => definePack({ name, version: '1.0.0', definitions });
const packOfNames = (names: readonly string[]): ToolPack => packOf(names.map((name) => define(name)));

const arbitraryNames = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/u), { maxLength: 12 });

describe('allocateFunctionalTokens', () => {
  test('gives tools slots from 0 in the order of the packs, and finds them both ways', () => {
    const { tokens, byTool, byText } = allocateFunctionalTokens([packOfNames(['b', 'a']), packOf([define('a')], 'other')]);
    expect(tokens.map(({ slot, text, toolId }) => [slot, text, toolId])).toEqual([
      [0, '<nexa_0>', 'pack.b'],
      [1, '<nexa_1>', 'pack.a'],
      [2, '<nexa_2>', 'other.a'],
    ]);
    for (const entry of tokens) expect([byTool(entry.toolId), byText(entry.text)]).toEqual([entry, entry]);
    expect([byTool('pack.c'), byText('<nexa_3>'), byText('<nexa_end>')]).toEqual([undefined, undefined, undefined]);
  });

  test('never moves a slot, whatever is added, left out or put in another order', () => {
    fc.assert(
      fc.property(arbitraryNames, arbitraryNames, (trained, wanted) => {
        const { tokens: previous } = allocateFunctionalTokens([packOfNames(trained)]);
        const { tokens, byTool } = allocateFunctionalTokens([packOfNames(wanted)], { previous });
        expect(tokens.slice(0, previous.length)).toEqual(previous);
        expect(tokens.map(({ slot }) => slot)).toEqual(tokens.map((_, index) => index));
        expect(wanted.every((name) => byTool(`pack.${name}`) !== undefined)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('puts new tools after the highest slot that was ever trained', () => {
    const { tokens } = allocateFunctionalTokens([packOfNames(['a', 'b', 'c'])]);
    const { byTool } = allocateFunctionalTokens([packOfNames(['d'])], { previous: tokens.slice(2) });
    expect(byTool('pack.d')?.slot).toBe(3);
  });

  test('gives a tool that is met twice one token', () => {
    const pack = packOfNames(['a', 'b']);
    expect(allocateFunctionalTokens([pack, pack]).tokens).toEqual(allocateFunctionalTokens([pack]).tokens);
  });

  test('refuses every tool whose signature is no longer the trained one', () => {
    const { tokens: previous } = allocateFunctionalTokens([packOfNames(['a', 'b', 'c'])]);
    const changed = packOf([
      define('a', { input: z.object({ x: z.string() }) }),
      define('b'),
      define('c', { input: z.object({ y: z.boolean().optional() }) }),
    ]);
    expect(() => allocateFunctionalTokens([changed], { previous })).toThrow(
      expect.objectContaining({
        code: 'vocabulary-changed',
        issues: [expect.stringMatching(/^pack\.a .*\(x: text\)/u), expect.stringMatching(/^pack\.c .*\(y\?: True \| False\)/u)],
      }),
    );
  });

  test('has room for exactly its capacity, tokens of tools left out included', () => {
    const names = Array.from({ length: functionalTokenCapacity }, (_, index) => `tool_${index}`);
    const { tokens: previous } = allocateFunctionalTokens([packOfNames(names)]);
    expect(previous).toHaveLength(functionalTokenCapacity);
    expect(() => allocateFunctionalTokens([packOfNames([...names, 'one_more'])])).toThrow(
      expect.objectContaining({ code: 'vocabulary-full' }),
    );
    expect(() => allocateFunctionalTokens([packOfNames(['one_more'])], { previous })).toThrow(
      expect.objectContaining({ code: 'vocabulary-full' }),
    );
  });
});

describe('digest', () => {
  const digestOf = (...definitions: readonly AnyToolDefinition[]): string => allocateFunctionalTokens([packOf(definitions)]).digest;
  const input = z.object({ room: z.enum(['hall', 'attic']), level: z.int().min(0).max(9).optional() });

  test('does not change with descriptions, summaries and lengths', () => {
    const described = z.object({
      room: z.enum(['hall', 'attic']).describe('Which room'),
      level: z.int().min(0).max(9).optional().describe('How bright'),
    });
    expect(digestOf(define('a', { input: described, summary: 'Other words.' }))).toBe(digestOf(define('a', { input })));
  });

  test('changes with the name, type, range, values, order or need of any parameter, with the tool, its pack and its place', () => {
    const { room, level } = input.shape;
    const digests = [
      digestOf(define('a', { input })),
      digestOf(define('b', { input })),
      digestOf(define('a', { input: z.object({ place: room, level }) })),
      digestOf(define('a', { input: z.object({ level, room }) })),
      digestOf(define('a', { input: z.object({ room, level: z.int().min(0).max(9) }) })),
      digestOf(define('a', { input: z.object({ room, level: z.int().min(0).max(10).optional() }) })),
      digestOf(define('a', { input: z.object({ room, level: z.number().min(0).max(9).optional() }) })),
      digestOf(define('a', { input: z.object({ room: z.enum(['attic', 'hall']), level }) })),
      digestOf(define('a', { input: z.object({ room }) })),
      digestOf(define('a', { input }), define('c')),
      digestOf(define('c'), define('a', { input })),
      allocateFunctionalTokens([packOf([define('a', { input })], 'other')]).digest,
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});

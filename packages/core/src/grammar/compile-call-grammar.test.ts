import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PromptSegment } from '../backend/prompt-segment.ts';
import { controlSegment, textSegment } from '../backend/prompt-segment.ts';
import { printFunctionalCalls } from '../call/print-functional-calls.ts';
import { createRequestText } from '../call/request-text.ts';
import { defineTool } from '../tool/define-tool.ts';
import { definePack, toolId, type AnyToolDefinition } from '../tool/tool-pack.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { VocabularyError } from '../vocabulary/vocabulary-error.ts';
import { arbitraryAnswer } from './__fixtures__/arbitrary-answers.ts';
import type { CallGrammar } from './call-grammar.ts';
import { createCallMatcher } from './call-matcher.ts';
import { compileCallGrammar, type CompileCallGrammarOptions } from './compile-call-grammar.ts';
import { GrammarCompileError } from './grammar-compile-error.ts';

const tool = (name: string, input: z.ZodObject, output: z.ZodType = z.string()): AnyToolDefinition =>
  defineTool({ name, summary: name, input, output, effect: 'read', resource: 'nothing' });

function compile(definitions: readonly AnyToolDefinition[], options: Partial<CompileCallGrammarOptions> = {}): CallGrammar {
  const vocabulary = allocateFunctionalTokens([definePack({ name: 'pack', version: '1.0.0', definitions })]);
  return compileCallGrammar({
    vocabulary,
    tools: definitions.map((definition) => ({ toolId: toolId('pack', definition.name), definition })),
    ...options,
  });
}

const control = /(<nexa_\w+>)/u;

/** `<nexa_0>(74)<nexa_end>` as pieces; what looks like a control token is one. */
const pieces = (written: string): readonly PromptSegment[] =>
  written
    .split(control)
    .filter((part) => part !== '')
    .map((part) => (control.test(part) ? controlSegment(part) : textSegment(part)));

function accepts(grammar: CallGrammar, answer: readonly PromptSegment[]): boolean {
  const matcher = createCallMatcher(grammar);
  for (const segment of answer) matcher.push(segment);
  return matcher.isComplete();
}

const takes = (grammar: CallGrammar, written: string): boolean => accepts(grammar, pieces(written));

/** Which of some arguments a tool of one parameter accepts. */
function acceptedBy(input: z.ZodType, candidates: readonly string[], options: Partial<CompileCallGrammarOptions> = {}): readonly string[] {
  const grammar = compile([tool('act', z.object({ value: input }))], options);
  return candidates.filter((candidate) => takes(grammar, `<nexa_0>(${candidate})<nexa_end>`));
}

describe('compileCallGrammar', () => {
  it('accepts every answer that printFunctionalCalls writes', () => {
    fc.assert(
      fc.property(arbitraryAnswer, ({ calls, ...options }) => {
        expect(accepts(compileCallGrammar(options), printFunctionalCalls(calls, options.vocabulary))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('accepts no answer that lacks one of its pieces or has one twice', () => {
    fc.assert(
      fc.property(arbitraryAnswer, fc.nat(), ({ calls, ...options }, seed) => {
        const grammar = compileCallGrammar(options);
        const answer = printFunctionalCalls(calls, options.vocabulary);
        const place = seed % answer.length;
        expect(accepts(grammar, answer.toSpliced(place, 1))).toBe(false);
        expect(accepts(grammar, answer.toSpliced(place, 0, answer[place] ?? textSegment('')))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('accepts no control token that is spelled as text', () => {
    fc.assert(
      fc.property(arbitraryAnswer, ({ calls, ...options }) => {
        const answer = printFunctionalCalls(calls, options.vocabulary);
        expect(accepts(compileCallGrammar(options), [textSegment(answer[0]?.text ?? ''), ...answer.slice(1)])).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('lets only tools on offer be called', () => {
    const [first, second] = [tool('first', z.object({})), tool('second', z.object({}))];
    const vocabulary = allocateFunctionalTokens([definePack({ name: 'pack', version: '1.0.0', definitions: [first, second] })]);
    const grammar = compileCallGrammar({ vocabulary, tools: [{ toolId: 'pack.second', definition: second }] });
    expect(takes(grammar, '<nexa_1>()<nexa_end>')).toBe(true);
    expect(takes(grammar, '<nexa_0>()<nexa_end>')).toBe(false);
  });

  it('leaves nothing but abstaining without tools', () => {
    const grammar = compile([]);
    expect(takes(grammar, '<nexa_abstain><nexa_end>')).toBe(true);
    expect(takes(grammar, '<nexa_end>')).toBe(false);
  });

  it('lets an answer name a tool elsewhere as its end, and never call it', () => {
    const [first, second] = [tool('first', z.object({})), tool('second', z.object({}))];
    const vocabulary = allocateFunctionalTokens([definePack({ name: 'pack', version: '1.0.0', definitions: [first, second] })]);
    const tools = [{ toolId: 'pack.second', definition: second }] as const;
    const grammar = compileCallGrammar({ vocabulary, tools, elsewhere: ['pack.first'] });
    expect(takes(grammar, '<nexa_0><nexa_end>')).toBe(true);
    expect(takes(grammar, '<nexa_1>();<nexa_0><nexa_end>')).toBe(true);
    expect(takes(grammar, '<nexa_0>()<nexa_end>')).toBe(false);
    expect(takes(grammar, '<nexa_0>;<nexa_1>()<nexa_end>')).toBe(false);
  });

  it('refuses a tool without a token', () => {
    const definition = tool('act', z.object({}));
    const vocabulary = allocateFunctionalTokens([]);
    const compiling = (): CallGrammar => compileCallGrammar({ vocabulary, tools: [{ toolId: 'pack.act', definition }] });
    expect(compiling).toThrow(VocabularyError);
    expect(compiling).toThrow(expect.objectContaining({ code: 'tool-without-token' }));
  });

  it('refuses a value that no model can write', () => {
    for (const value of ['a\u0000b', 'a\tb', '\ud800'])
      expect(() => compile([tool('act', z.object({ mode: z.enum([value]) }))])).toThrow(
        expect.objectContaining({ code: 'grammar-inexpressible', toolName: 'act', path: 'mode' }),
      );
  });

  it('counts calls up to the limit', () => {
    const grammar = compile([tool('act', z.object({}))], { maximumCalls: 3 });
    const calls = (count: number): string => `${Array.from({ length: count }, () => '<nexa_0>()').join(';')}<nexa_end>`;
    expect([1, 2, 3, 4].map((count) => takes(grammar, calls(count)))).toEqual([true, true, true, false]);
  });

  it('refuses a limit outside 1 to 256', () => {
    for (const maximumCalls of [0, -1, 1.5, 257, Number.NaN]) expect(() => compile([], { maximumCalls })).toThrow(GrammarCompileError);
  });

  it('is ready for abstaining or calls, never both', () => {
    const grammar = compile([tool('act', z.object({}))]);
    expect(takes(grammar, '<nexa_abstain>;<nexa_0>()<nexa_end>')).toBe(false);
    expect(takes(grammar, '<nexa_0>();<nexa_abstain><nexa_end>')).toBe(false);
  });
});

describe('arguments in a call grammar', () => {
  it('writes None for an optional argument left out before a required one', () => {
    const grammar = compile([tool('go', z.object({ from: z.enum(['a']).optional(), to: z.enum(['b']), by: z.enum(['c']).optional() }))]);
    const written = ["None, 'b'", "'a', 'b'", "None, 'b', 'c'", 'None, ?', "?, 'b'", "'b'", 'None', "None, 'b', None"];
    expect(written.filter((values) => takes(grammar, `<nexa_0>(${values})<nexa_end>`))).toEqual(written.slice(0, 5));
  });

  it('writes one of the values of an enumeration', () => {
    expect(
      acceptedBy(z.enum(['rear', "driver's"]), ["'rear'", "'driver\\'s'", "'driver's'", '"rear"', "'REAR'", '?', 'None', "''"]),
    ).toEqual(["'rear'", "'driver\\'s'", '?']);
  });

  it('gives a number as many digits as its bounds have', () => {
    const candidates = ['5', '74', '740', '-5', '074', '7.5', '?', '" seventy"'];
    expect(acceptedBy(z.int().min(60).max(80), candidates)).toEqual(['74', '?']);
    expect(acceptedBy(z.int().min(0).max(100), candidates)).toEqual(['5', '74', '740', '?']);
    expect(acceptedBy(z.int().min(-9).max(9), candidates)).toEqual(['5', '-5', '?']);
    expect(acceptedBy(z.number().min(0).max(9.5), candidates)).toEqual(['5', '7.5', '?']);
  });

  it('writes zero as one digit, and only where it lies between the bounds', () => {
    expect(acceptedBy(z.int(), ['0', '00', '-0', '9007199254740991', '90071992547409910'])).toEqual(['0', '9007199254740991']);
    expect(acceptedBy(z.int().min(1).max(9), ['0', '9'])).toEqual(['9']);
    expect(acceptedBy(z.number().min(0.5).max(0.9), ['0.5', '1.5', '.5'])).toEqual(['0.5']);
  });

  it('takes the words of the request for a value that is given as said, negated only where it can be negative', () => {
    const request = createRequestText('Make it five, no: SEVEN below');
    const candidates = ['" seven"', '-" seven"', '" seven below"', '" five"', '" five,"', '" SEVEN"', '"seven"', '" six"', '" "', '7'];
    const said = ['" seven"', '" seven below"', '" five"', '" five,"'];
    expect(acceptedBy(z.int().min(0).max(9).meta({ extractive: true }), candidates, { request })).toEqual([...said, '7']);
    expect(acceptedBy(z.int().min(-9).max(9).meta({ extractive: true }), candidates, { request })).toEqual([
      '" seven"',
      '-" seven"',
      ...said.slice(1),
      '7',
    ]);
    expect(acceptedBy(z.enum(['a']).meta({ extractive: true }), [...candidates, "'a'"], { request })).toEqual([...said, "'a'"]);
  });

  it('holds an extractive text to the words of the request', () => {
    const request = createRequestText('text mum');
    const candidates = ['" mum"', '" text mum"', "'mum'", '" dad"', '?'];
    expect(acceptedBy(z.string(), candidates, { request })).toEqual(['" mum"', '" text mum"', '?']);
    expect(acceptedBy(z.string(), candidates)).toEqual(candidates);
    expect(acceptedBy(z.string().meta({ extractive: false }), candidates, { request })).toEqual(["'mum'", '?']);
  });

  it('admits an empty text only for a format that can be empty', () => {
    const request = createRequestText('remind me');
    const candidates = ["''", '" me"', "'me'"];
    expect(acceptedBy(z.string().meta({ format: '[YYYY-MM-DD]' }), candidates, { request })).toEqual(["''", '" me"']);
    expect(acceptedBy(z.string().meta({ format: 'YYYY-MM-DD' }), candidates, { request })).toEqual(['" me"']);
  });

  it('leaves only the question where a request without words would have to hold the text', () => {
    expect(acceptedBy(z.string(), ['?', '""', '" "', "''"], { request: { words: [] } })).toEqual(['?']);
  });

  it('writes each text in one spelling', () => {
    const schema = z.string().meta({ extractive: false });
    const good = ["''", "'a'", "'\\''", "'\"'", "'\\\\'", "'\\n'", "'👩‍🚀\u200b°'", "'<3'"];
    expect(acceptedBy(schema, [...good, "'''", "'\\'", "'\\\"'", "'\\t'", "'\t'", "'\n'", "'\u007f'"])).toEqual(good);
    expect(acceptedBy(schema.min(1), ["''", "'a'"])).toEqual(["'a'"]);
  });

  it('counts the items of a list', () => {
    const candidates = ['[]', '[1]', '[1, 2]', '[1, 2, 3]', '[1,2]', '[1, ]', '[1, 20]', '?'];
    const items = z.int().min(1).max(9);
    expect(acceptedBy(z.array(items), candidates)).toEqual(['[]', '[1]', '[1, 2]', '[1, 2, 3]', '?']);
    expect(acceptedBy(z.array(items).min(1).max(2), candidates)).toEqual(['[1]', '[1, 2]', '?']);
    expect(acceptedBy(z.array(items).max(0), candidates)).toEqual(['[]', '?']);
    expect(acceptedBy(z.array(z.array(items)).min(1), ['[[]]', '[[1], [2, 3]]', '[1]'])).toEqual(['[[]]', '[[1], [2, 3]]']);
  });

  it('gives None before a later argument and leaves out what is last', () => {
    const optional = z.boolean().optional();
    const [first, second] = [z.object({ a: optional, b: optional, c: optional }), z.object({ n: z.boolean(), a: optional, b: optional })];
    const accepted = (input: z.ZodObject, candidates: readonly string[]): readonly string[] =>
      candidates.filter((candidate) => takes(compile([tool('act', input)]), `<nexa_0>(${candidate})<nexa_end>`));
    const withoutRequired = ['', 'True', '?', 'None, ?', 'None, True', 'None, None, True', 'True, None, False', 'True, False, True'];
    expect(accepted(first, [...withoutRequired, 'None', 'True, None', 'None, None, None', ', True', 'True, True, True, True'])).toEqual(
      withoutRequired,
    );
    const withRequired = ['True', '?', 'True, ?', 'True, False', '?, None, True', 'True, True, False'];
    expect(accepted(second, [...withRequired, '', 'None', 'True, ', 'True, None', 'True, True, True, True'])).toEqual(withRequired);
  });

  it('refers to earlier calls only where that is allowed, and only from texts and numbers', () => {
    const candidates = ['$1', '$2', '$3', '$0', '$', '$01'];
    for (const schema of [z.string(), z.int(), z.number(), z.array(z.int())]) expect(acceptedBy(schema, candidates)).toEqual([]);
    const allowed = { allowsReferences: true, maximumCalls: 3 };
    for (const schema of [z.string(), z.int(), z.number()]) expect(acceptedBy(schema, candidates, allowed)).toEqual(['$1', '$2']);
    for (const schema of [z.boolean(), z.enum(['a'])]) expect(acceptedBy(schema, candidates, allowed)).toEqual([]);
    expect(acceptedBy(z.int(), candidates, { ...allowed, maximumCalls: 1 })).toEqual([]);
    expect(acceptedBy(z.int(), ['$9', '$10', '$11', '$12'], { ...allowed, maximumCalls: 12 })).toEqual(['$9', '$10', '$11']);
  });

  it('nests calls of tools that return what is needed, where that is allowed', () => {
    const definitions = [
      tool('send', z.object({ to: z.string() }), z.object({ sent: z.boolean() })),
      tool('find', z.object({ name: z.string() }), z.string()),
      tool('count', z.object({}), z.int()),
    ];
    const request = createRequestText('tell mum');
    const nested = compile(definitions, { request, allowsNesting: true });
    const answers = [
      '<nexa_0>(<nexa_1>(" mum"))',
      '<nexa_0>(<nexa_1>(<nexa_1>(" mum")))',
      '<nexa_0>(<nexa_2>())',
      '<nexa_0>(<nexa_0>(" mum"))',
    ];
    expect(answers.map((answer) => takes(nested, `${answer}<nexa_end>`))).toEqual([true, true, false, false]);
    const flat = compile(definitions, { request });
    expect(answers.map((answer) => takes(flat, `${answer}<nexa_end>`))).toEqual([false, false, false, false]);
  });
});

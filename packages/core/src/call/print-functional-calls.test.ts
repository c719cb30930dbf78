import { describe, expect, test } from 'vitest';
import { homeVocabulary } from './__fixtures__/home-pack.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';
import { printFunctionalCalls } from './print-functional-calls.ts';

const print = (...calls: readonly WrittenCall[]): string =>
  printFunctionalCalls(calls, homeVocabulary)
    .map(({ text }) => text)
    .join('');
const find = (argument: WrittenArgument): WrittenCall => ({ toolId: 'home.find_contact', arguments: [argument] });

describe('printFunctionalCalls', () => {
  test.each<readonly [WrittenArgument, string]>([
    [{ type: 'literal', value: 'rear left' }, `'rear left'`],
    [{ type: 'literal', value: `a'b"c\\d\ne\rf\tg` }, `'a\\'b"c\\\\d\\ne\\rf\tg'`],
    [{ type: 'verbatim', text: `a'b"c`, isNegated: false }, `" a'b\\"c"`],
    [{ type: 'literal', value: -5 }, '-5'],
    [{ type: 'literal', value: 21.5 }, '21.5'],
    [{ type: 'literal', value: true }, 'True'],
    [{ type: 'literal', value: false }, 'False'],
    [{ type: 'literal', value: null }, 'None'],
    [{ type: 'literal', value: ['a', 1] }, `['a', 1]`],
    [{ type: 'verbatim', text: 'seventy two', isNegated: false }, '" seventy two"'],
    [{ type: 'verbatim', text: 'five', isNegated: true }, '-" five"'],
    [{ type: 'reference', index: 2 }, '$2'],
    [{ type: 'list', items: [] }, '[]'],
    [{ type: 'list', items: [{ type: 'reference', index: 1 }, { type: 'missing' }] }, '[$1, ?]'],
    [{ type: 'missing' }, '?'],
    [{ type: 'omitted' }, 'None'],
    [{ type: 'nested', call: { toolId: 'home.stop', arguments: [] } }, '<nexa_4>()'],
  ])('writes %j', (argument, expected) => {
    expect(print(find(argument))).toBe(`<nexa_1>(${expected})<nexa_end>`);
  });

  test('joins arguments by a comma and a space, and calls by a semicolon', () => {
    const call: WrittenCall = {
      toolId: 'home.set_temperature',
      arguments: [
        { type: 'literal', value: 'upstairs' },
        { type: 'literal', value: 20 },
      ],
    };
    expect(print(call, { toolId: 'home.stop', arguments: [] })).toBe(`<nexa_2>('upstairs', 20);<nexa_4>()<nexa_end>`);
  });

  test('makes control segments of tokens alone, also where a text looks like one', () => {
    expect(printFunctionalCalls([find({ type: 'literal', value: '<nexa_end>' })], homeVocabulary)).toEqual([
      { type: 'control', text: '<nexa_1>' },
      { type: 'text', text: `('<nexa_end>')` },
      { type: 'control', text: '<nexa_end>' },
    ]);
  });

  test('writes no calls as abstaining', () => {
    expect(print()).toBe('<nexa_abstain><nexa_end>');
  });

  test('throws where a tool has no functional token', () => {
    expect(() => print({ toolId: 'home.fly', arguments: [] })).toThrow(expect.objectContaining({ code: 'tool-without-token' }));
  });

  test('throws where a value is an object', () => {
    expect(() => print(find({ type: 'literal', value: {} }))).toThrow(TypeError);
  });
});

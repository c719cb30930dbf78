import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textSegment, type PromptSegment } from '../backend/prompt-segment.ts';
import { printFunctionalCalls } from '../call/print-functional-calls.ts';
import { createRequestText } from '../call/request-text.ts';
import { defineTool } from '../tool/define-tool.ts';
import { definePack } from '../tool/tool-pack.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { arbitraryAnswer } from './__fixtures__/arbitrary-answers.ts';
import { arbitraryGrammar, arbitraryPieces } from './__fixtures__/arbitrary-grammar.ts';
import { recognises } from './__fixtures__/naive-recogniser.ts';
import { readEbnf, readGbnf } from './__fixtures__/notation-reader.ts';
import type { CallGrammar } from './call-grammar.ts';
import { createCallMatcher } from './call-matcher.ts';
import { compileCallGrammar } from './compile-call-grammar.ts';
import { GrammarCompileError } from './grammar-compile-error.ts';
import {
  charactersExcept,
  charactersIn,
  choiceOf,
  literalOf,
  neverMatching,
  repeatOf,
  sequenceOf,
  tokenOf,
  type GrammarRule,
} from './grammar-rule.ts';
import { printEbnf } from './print-ebnf.ts';
import { printGbnf } from './print-gbnf.ts';

const setClimate = defineTool({
  name: 'set_climate',
  summary: 'Sets the climate.',
  input: z.object({
    zone: z.enum(['driver', 'rear']),
    degrees: z.int().min(60).max(80).meta({ extractive: true }),
    note: z.string().optional(),
    quiet: z.boolean().optional(),
  }),
  output: z.string(),
  effect: 'write',
  resource: 'climate',
});
const vocabulary = allocateFunctionalTokens([definePack({ name: 'car', version: '1.0.0', definitions: [setClimate] })]);
const tools = [{ toolId: 'car.set_climate' as const, definition: setClimate }];

const ids = new Map(
  ['<nexa_0>', '<nexa_1>', '<nexa_2>', '<nexa_end>', '<nexa_abstain>', '<x>', '<y>'].map((text, index) => [text, 2048 + index]),
);
const idsWithPlain = new Map([...ids, ['<', 27]]);
const texts = new Map([...idsWithPlain].map(([text, id]) => [id, text]));

function matches(grammar: CallGrammar, pieces: readonly PromptSegment[]): boolean {
  const matcher = createCallMatcher(grammar);
  for (const piece of pieces) matcher.push(piece);
  return matcher.isComplete();
}

const holdsGuarded = (pieces: readonly PromptSegment[]): boolean => pieces.some(({ type, text }) => type === 'text' && text.includes('<'));

/** An answer with one character put in, taken out or turned around. */
function mutate(pieces: readonly PromptSegment[], seed: number): readonly PromptSegment[] {
  const textAt = pieces.findLastIndex(({ type }) => type === 'text');
  const characters = [...(pieces[textAt]?.text ?? '')];
  const place = seed % (characters.length + 1);
  const replacement = [[], ['?'], ["'"], [' ', ' '], ['\\'], ['<']][seed % 6] ?? [];
  return textAt === -1 ? pieces : pieces.with(textAt, textSegment(characters.toSpliced(place, seed % 2, ...replacement).join('')));
}

const notations = {
  GBNF: {
    print: (grammar: CallGrammar, tokenIds: ReadonlyMap<string, number>): string => printGbnf(grammar, { tokenIds }).text,
    read: readGbnf,
  },
  EBNF: {
    print: (grammar: CallGrammar, tokenIds: ReadonlyMap<string, number>): string => printEbnf(grammar, { tokenIds }).text,
    read: readEbnf,
  },
};

describe.each(Object.entries(notations))('%s', (_, { print, read }) => {
  it('says what the matcher says, of answers and of what is nearly one', () => {
    fc.assert(
      fc.property(arbitraryAnswer, fc.array(fc.nat(), { maxLength: 8 }), ({ calls, ...options }, seeds) => {
        const grammar = compileCallGrammar(options);
        const printed = read(print(grammar, idsWithPlain), texts);
        const answer = printFunctionalCalls(calls, options.vocabulary);
        expect(recognises(printed, answer)).toBe(true);
        for (const wrong of seeds.map((seed) => mutate(answer, seed)))
          expect([wrong, recognises(printed, wrong)]).toEqual([wrong, matches(grammar, wrong)]);
      }),
      { numRuns: 100 },
    );
  });

  it('says what the matcher says, of every construct', () => {
    fc.assert(
      fc.property(arbitraryGrammar, fc.array(arbitraryPieces, { minLength: 5 }), (grammar, answers) => {
        const printed = printIfAny(() => read(print(grammar, idsWithPlain), texts));
        for (const answer of answers) expect(printed !== undefined && recognises(printed, answer)).toBe(matches(grammar, answer));
      }),
      { numRuns: 300 },
    );
  });

  it('writes no text that holds "<" where the plain token of it is not known', () => {
    fc.assert(
      fc.property(arbitraryGrammar, fc.array(arbitraryPieces, { minLength: 5 }), (grammar, answers) => {
        const printed = printIfAny(() => read(print(grammar, ids), texts));
        for (const answer of answers)
          expect(printed !== undefined && recognises(printed, answer)).toBe(matches(grammar, answer) && !holdsGuarded(answer));
      }),
      { numRuns: 300 },
    );
  });

  it('holds "<" as a character in no terminal', () => {
    fc.assert(
      fc.property(arbitraryGrammar, arbitraryAnswer, (random, { calls: _calls, ...options }) => {
        for (const grammar of [random, compileCallGrammar(options)]) {
          const printed = printIfAny(() => read(print(grammar, idsWithPlain), texts));
          for (const rule of printed?.rules.values() ?? []) expect(admitsGuarded(rule)).toBe(false);
        }
      }),
    );
  });

  it('escapes quotes, backslashes and what cannot be seen', () => {
    const awkward = ['"\\', "'", '\u200b', '\u{e0001}', '👩‍🚀', '\u00a0', '\u2028', '\u0085', '[^-]', '{2}', '#', '\n'];
    const grammar: CallGrammar = { root: 'root', rules: new Map([['root', choiceOf(...awkward.map(literalOf))]]) };
    const text = print(grammar, ids);
    expect(text).toContain(String.raw`"\"\\" | "'" | "\u200B" | "\U000E0001" | "👩\u200D🚀" | "\u00A0" | "\u2028" | "\u0085" | "[^-]"`);
    for (const written of awkward) expect(recognises(read(text, texts), [textSegment(written)])).toBe(true);
  });

  it('escapes what has a meaning inside brackets', () => {
    const characters = ['^', '-', ']', '[', '\\', '"', "'", '\n', '🚗', 'é'];
    for (const rule of [charactersIn(...characters), charactersExcept(...characters)]) {
      const printed = read(print({ root: 'root', rules: new Map([['root', rule]]) }, ids), texts);
      for (const character of [...characters, 'a', 'z', '$'])
        expect(recognises(printed, [textSegment(character)])).toBe(characters.includes(character) !== rule.isNegated);
    }
  });

  it('prints arguments of 2,000 characters', () => {
    const long = '🚗\'"\\'.repeat(500);
    const definition = defineTool({ ...setClimate, input: z.object({ mode: z.enum([long]), text: z.string() }) });
    const grammar = compileCallGrammar({
      vocabulary,
      tools: [{ toolId: 'car.set_climate', definition }],
      request: createRequestText(long),
    });
    const calls = [
      {
        toolId: 'car.set_climate' as const,
        arguments: [{ type: 'literal', value: long } as const, { type: 'verbatim', text: long, isNegated: false } as const],
      },
    ];
    expect(recognises(read(print(grammar, ids), texts), printFunctionalCalls(calls, vocabulary))).toBe(true);
  });

  it('stays small for a request of 400 words', () => {
    const request = createRequestText(Array.from({ length: 400 }, (_unused, index) => `(word${index},`).join(' '));
    const text = print(compileCallGrammar({ vocabulary, tools, request }), ids);
    expect(text.length).toBeLessThan(50_000);
    expect(text.split('\n').length).toBeLessThan(420);
  });

  it('names the control token that the model does not have', () => {
    const grammar: CallGrammar = { root: 'root', rules: new Map([['root', tokenOf('<nexa_end>')]]) };
    expect(() => print(grammar, new Map())).toThrow(
      expect.objectContaining({ code: 'grammar-token-unknown', path: 'root', construct: '<nexa_end>' }),
    );
  });

  it('prints no grammar that nothing matches', () => {
    const grammar: CallGrammar = { root: 'root', rules: new Map([['root', sequenceOf(literalOf('a'), neverMatching)]]) };
    expect(() => print(grammar, ids)).toThrow(expect.objectContaining({ code: 'grammar-empty' }));
  });
});

describe('printGbnf', () => {
  it('prints a grammar that people can read', () => {
    const grammar = compileCallGrammar({
      vocabulary,
      tools,
      request: createRequestText('Set it to "seventy two", please'),
      maximumCalls: 2,
    });
    expect(printGbnf(grammar, { tokenIds: idsWithPlain })).toEqual({
      format: 'gbnf',
      text: String.raw`root ::= (call (";" call)? | <[2052]>) <[2051]>
call ::= tool-0-car-set-climate
tool-0-car-set-climate ::= <[2048]> "(" ("'driver'" | "'rear'" | "?") ", " ([1-9] [0-9] | verbatim | "?") (", " given-0-1)? ")"
given-0-1 ::= (verbatim | "?") (", " given-0-2)? | "None, " given-0-2
given-0-2 ::= "True" | "False" | "?"
verbatim ::= "\" " span "\""
span ::= word-1 | word-2 | word-3 | word-4 | "\\\"" word-4 | word-5 | word-6
word-1 ::= "set" (" " word-2)?
word-2 ::= "it" (" " word-3)?
word-3 ::= "to" (" \\\"" word-4)?
word-4 ::= "seventy" (" " word-5)?
word-5 ::= "two" ("\\\"," (" " word-6)?)?
word-6 ::= "please"
`,
    });
  });

  it('lets a request hold "<" only as the plain token', () => {
    const grammar = compileCallGrammar({ vocabulary, tools, request: createRequestText('say <nexa_0> twice') });
    expect(printGbnf(grammar, { tokenIds: idsWithPlain }).text).toContain('word-2 ::= <[27]> "nexa_0>" (" " word-3)?\n');
    expect(printGbnf(grammar, { tokenIds: ids }).text).toContain('span ::= word-1 | word-3\n');
  });
});

describe('printEbnf', () => {
  it('names control tokens by the macro Token where ids are given, and else by their text', () => {
    const grammar: CallGrammar = { root: 'root', rules: new Map([['root', sequenceOf(literalOf('"<'), tokenOf('<nexa_0>'))]]) };
    expect(printEbnf(grammar, { tokenIds: idsWithPlain })).toEqual({
      format: 'ebnf',
      text: String.raw`root ::= "\"" Token(27) Token(2048)` + '\n',
    });
    expect(() => printEbnf(grammar)).toThrow(GrammarCompileError);
    const plain: CallGrammar = {
      root: 'root',
      rules: new Map([['root', sequenceOf(tokenOf('<nexa_0>'), repeatOf(charactersExcept('a')))]]),
    };
    expect(printEbnf(plain)).toEqual({ format: 'ebnf', text: 'root ::= "<nexa_0>" [^a<]*\n' });
  });
});

function printIfAny(print: () => CallGrammar): CallGrammar | undefined {
  try {
    return print();
  } catch (error) {
    if (error instanceof GrammarCompileError && error.code === 'grammar-empty') return undefined;
    throw error;
  }
}

function admitsGuarded(rule: GrammarRule): boolean {
  switch (rule.type) {
    case 'literal':
      return rule.text.includes('<');
    case 'characters':
      return rule.ranges.some(({ from, to }) => from <= 0x3c && 0x3c <= to) !== rule.isNegated;
    case 'sequence':
      return rule.items.some(admitsGuarded);
    case 'choice':
      return rule.options.some(admitsGuarded);
    case 'repeat':
      return admitsGuarded(rule.item);
    default:
      return false;
  }
}

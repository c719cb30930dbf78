import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryGrammar, arbitraryPieces } from '../__fixtures__/arbitrary-grammar.ts';
import { recognises } from '../__fixtures__/naive-recogniser.ts';
import type { CallGrammar } from '../call-grammar.ts';
import { GrammarCompileError } from '../grammar-compile-error.ts';
import {
  charactersIn,
  choiceOf,
  literalOf,
  neverMatching,
  nothingWritten,
  optional,
  referenceTo,
  repeatOf,
  sequenceOf,
  tokenOf,
  type GrammarRule,
} from '../grammar-rule.ts';
import { dropUnproductive } from './drop-unproductive.ts';
import { dropUnreachable } from './drop-unreachable.ts';
import { fuseLiterals } from './fuse-literals.ts';
import { guardControlTokens } from './guard-control-tokens.ts';
import { inlineRules } from './inline-rules.ts';

const grammarOf = (rules: Readonly<Record<string, GrammarRule>>): CallGrammar => ({ root: 'root', rules: new Map(Object.entries(rules)) });

const rulesOf = ({ rules }: CallGrammar): Readonly<Record<string, GrammarRule>> => Object.fromEntries(rules);

const passes = {
  inlineRules,
  fuseLiterals,
  dropUnreachable,
  dropUnproductive,
  guardControlTokens: (grammar: CallGrammar) => guardControlTokens(grammar, { knowsPlainToken: true }),
};

describe.each(Object.entries(passes))('%s', (_, pass) => {
  it('keeps the language', () => {
    fc.assert(
      fc.property(arbitraryGrammar, fc.array(arbitraryPieces, { minLength: 5 }), (grammar, answers) => {
        const passed = passIfAny(() => pass(grammar));
        for (const answer of answers) expect(passed !== undefined && recognises(passed, answer)).toBe(recognises(grammar, answer));
      }),
      { numRuns: 300 },
    );
  });
});

describe('inlineRules', () => {
  it('replaces references to terminals and to other names', () => {
    const passed = inlineRules(
      grammarOf({
        root: sequenceOf(referenceTo('alias'), referenceTo('pair')),
        alias: referenceTo('leaf'),
        leaf: literalOf('a'),
        pair: choiceOf(literalOf('b'), literalOf('c')),
      }),
    );
    expect(rulesOf(passed)['root']).toEqual(sequenceOf(literalOf('a'), referenceTo('pair')));
  });

  it('leaves names that only lead to each other', () => {
    const circle = grammarOf({ root: referenceTo('other'), other: referenceTo('root') });
    expect([...inlineRules(circle).rules.values()].every(({ type }) => type === 'reference')).toBe(true);
  });
});

describe('fuseLiterals', () => {
  it('joins neighbours, also across nested sequences', () => {
    const rule = sequenceOf(literalOf('a'), sequenceOf(literalOf('b'), sequenceOf(literalOf('c'), tokenOf('<x>'))), literalOf(''));
    expect(rulesOf(fuseLiterals(grammarOf({ root: rule })))['root']).toEqual(sequenceOf(literalOf('abc'), tokenOf('<x>')));
  });

  it('unfolds choices and repetitions of one time', () => {
    const rule = choiceOf(
      choiceOf(literalOf('a'), literalOf('b')),
      repeatOf(literalOf('c'), { minimum: 1, maximum: 1 }),
      repeatOf(literalOf('d'), { maximum: 0 }),
    );
    expect(rulesOf(fuseLiterals(grammarOf({ root: rule })))['root']).toEqual(
      choiceOf(literalOf('a'), literalOf('b'), literalOf('c'), nothingWritten),
    );
  });
});

describe('dropUnreachable', () => {
  it('keeps what the root leads to, in its order', () => {
    const passed = dropUnreachable(grammarOf({ lost: literalOf('a'), root: optional(referenceTo('used')), used: referenceTo('root') }));
    expect([...passed.rules.keys()]).toEqual(['root', 'used']);
  });

  it('names the rule with a reference that leads nowhere', () => {
    expect(() => dropUnreachable(grammarOf({ root: referenceTo('used'), used: referenceTo('gone') }))).toThrow(
      expect.objectContaining({ code: 'grammar-rule-unknown', path: 'used', construct: 'gone' }),
    );
  });
});

describe('dropUnproductive', () => {
  it('takes out options, optional parts and rules that never match', () => {
    const passed = dropUnproductive(
      grammarOf({
        root: sequenceOf(literalOf('a'), optional(referenceTo('endless'))),
        endless: sequenceOf(literalOf('b'), referenceTo('endless')),
      }),
    );
    expect(rulesOf(passed)).toEqual({ root: sequenceOf(literalOf('a'), nothingWritten), endless: neverMatching });
  });
});

describe('guardControlTokens', () => {
  it('writes "<" by its token, in literals and beside classes', () => {
    const grammar = grammarOf({ root: sequenceOf(literalOf('a<b<'), charactersIn('!-~')) });
    const plain = tokenOf('<');
    expect(rulesOf(guardControlTokens(grammar, { knowsPlainToken: true }))['root']).toEqual(
      sequenceOf(sequenceOf(literalOf('a'), plain, literalOf('b'), plain, literalOf('')), choiceOf(charactersIn('!-;', '=-~'), plain)),
    );
    expect(rulesOf(guardControlTokens(grammar, { knowsPlainToken: false }))['root']).toEqual(
      sequenceOf(
        sequenceOf(literalOf('a'), neverMatching, literalOf('b'), neverMatching, literalOf('')),
        choiceOf(charactersIn('!-;', '=-~'), neverMatching),
      ),
    );
  });
});

function passIfAny(pass: () => CallGrammar): CallGrammar | undefined {
  try {
    return pass();
  } catch (error) {
    if (error instanceof GrammarCompileError && error.code === 'grammar-empty') return undefined;
    throw error;
  }
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlSegment, textSegment } from '../backend/prompt-segment.ts';
import { arbitraryGrammar, arbitraryPieces } from './__fixtures__/arbitrary-grammar.ts';
import { recognises } from './__fixtures__/naive-recogniser.ts';
import type { CallGrammar } from './call-grammar.ts';
import { createCallMatcher } from './call-matcher.ts';
import { charactersExcept, choiceOf, literalOf, optional, referenceTo, repeatOf, sequenceOf, tokenOf } from './grammar-rule.ts';
import { quotedCharacters } from './quoted-text.ts';

const grammarOf = (
  rules: CallGrammar['rules'] extends ReadonlyMap<string, infer Rule> ? Readonly<Record<string, Rule>> : never,
): CallGrammar => ({
  root: 'root',
  rules: new Map(Object.entries(rules)),
});

describe('createCallMatcher', () => {
  it('agrees with a naive recogniser on whatever is read', () => {
    fc.assert(
      fc.property(arbitraryGrammar, arbitraryPieces, (grammar, pieces) => {
        const matcher = createCallMatcher(grammar);
        for (const piece of pieces) matcher.push(piece);
        expect(matcher.isComplete()).toBe(recognises(grammar, pieces));
      }),
      { numRuns: 1000 },
    );
  });

  it('says at the first wrong piece that no answer begins like this, and stays with it', () => {
    const matcher = createCallMatcher(grammarOf({ root: sequenceOf(tokenOf('<nexa_0>'), literalOf('()')) }));
    expect(matcher.push(controlSegment('<nexa_0>'))).toBe(true);
    expect(matcher.push(textSegment('('))).toBe(true);
    expect(matcher.push(textSegment(']'))).toBe(false);
    expect(matcher.push(textSegment(')'))).toBe(false);
    expect(matcher.isComplete()).toBe(false);
  });

  it('tells a control token from its text', () => {
    const matcher = createCallMatcher(
      grammarOf({ root: choiceOf(tokenOf('<nexa_0>'), sequenceOf(literalOf('<nexa_0>'), literalOf('!'))) }),
    );
    const text = matcher.clone();
    expect(matcher.push(controlSegment('<nexa_0>')) && matcher.isComplete()).toBe(true);
    expect(text.push(textSegment('<nexa_0>')) && !text.isComplete()).toBe(true);
  });

  it('gives a clone its own way', () => {
    const matcher = createCallMatcher(grammarOf({ root: choiceOf(literalOf('ab'), literalOf('ac')) }));
    matcher.push(textSegment('a'));
    const other = matcher.clone();
    expect(matcher.push(textSegment('b')) && matcher.isComplete()).toBe(true);
    expect(other.push(textSegment('c')) && other.isComplete()).toBe(true);
  });

  it('reads a character outside the basic plane as one', () => {
    const matcher = createCallMatcher(grammarOf({ root: sequenceOf(charactersExcept('a'), literalOf('!')) }));
    expect(matcher.push(textSegment('🚗!')) && matcher.isComplete()).toBe(true);
  });

  it('ends on rules that need each other and on repeated nothing', () => {
    const nested = grammarOf({ root: sequenceOf(literalOf('['), optional(referenceTo('root')), literalOf(']')) });
    const matcher = createCallMatcher(nested);
    expect(matcher.push(textSegment(`${'['.repeat(3000)}${']'.repeat(3000)}`)) && matcher.isComplete()).toBe(true);
    const idle = createCallMatcher(grammarOf({ root: repeatOf(repeatOf(optional(literalOf('a')))) }));
    expect(idle.push(textSegment('aaa')) && idle.isComplete()).toBe(true);
  });

  it('reads a text of 100,000 characters', () => {
    const matcher = createCallMatcher(grammarOf({ root: sequenceOf(literalOf("'"), quotedCharacters("'"), literalOf("'")) }));
    expect(matcher.push(textSegment(`'${"🚗\\'\\\\".repeat(20_000)}'`)) && matcher.isComplete()).toBe(true);
  });

  it('refuses a grammar with a reference that leads nowhere', () => {
    expect(() => createCallMatcher(grammarOf({ root: referenceTo('gone') }))).toThrow(
      expect.objectContaining({ code: 'grammar-rule-unknown', path: 'root', construct: 'gone' }),
    );
  });
});

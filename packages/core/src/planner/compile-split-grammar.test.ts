import { describe, expect, test } from 'vitest';
import { controlSegment, textSegment } from '../backend/prompt-segment.ts';
import { createCallMatcher } from '../grammar/call-matcher.ts';
import { requestOf, succeededCall } from './__fixtures__/read-plan.ts';
import { compileSplitGrammar } from './compile-split-grammar.ts';
import type { PlanRequest } from './planner.ts';

const admits = (plan: string, asked: PlanRequest): boolean => {
  const matcher = createCallMatcher(compileSplitGrammar(asked));
  const pieces = plan.split(/(<nexa_[a-z]+>)/u).filter((piece) => piece !== '');
  return (
    pieces.every((piece) => matcher.push(piece.startsWith('<nexa_') ? controlSegment(piece) : textSegment(piece))) && matcher.isComplete()
  );
};
const request = requestOf('Take a photo, text it to Omar and "lock up"!');

describe('compileSplitGrammar', () => {
  test.each([
    ['steps in the words of the request', ' take a photo<nexa_split> text it to omar<nexa_split> lock up<nexa_end>'],
    ['what a pronoun stands for, and small words', ' take a photo<nexa_split> text the photo to omar<nexa_end>'],
    ['words with their punctuation or without', ' take a photo, text it to omar and "lock up"!<nexa_end>'],
    ['a name as an owner', " text it to omar's photo<nexa_end>"],
    ['no steps at all', '<nexa_abstain><nexa_end>'],
  ])('admits %s', (_, plan) => {
    expect(admits(plan, request)).toBe(true);
  });

  test.each([
    ['a word that was not said', ' take a selfie<nexa_end>'],
    ['part of a word', ' take a phot<nexa_end>'],
    ['an empty step', ' take a photo<nexa_split><nexa_end>'],
    ['more than five steps', `${Array.from({ length: 6 }, () => ' lock up').join('<nexa_split>')}<nexa_end>`],
    ['a step that goes round in circles', `${' photo'.repeat(30)}<nexa_end>`],
    ['small words alone', ' of the<nexa_end>'],
    ['a plan without an end', ' take a photo'],
    ['a mark that was typed', ' take a <nexa_'],
  ])('rules out %s', (_, plan) => {
    expect(admits(plan, request)).toBe(false);
  });

  test('knows the words of earlier turns and of what came of calls', () => {
    const asked = { ...requestOf('and to her'), conversation: [{ said: 'Text Dana' }], observations: [succeededCall('1', 'Beach.jpg')] };
    expect(admits(' text dana and her<nexa_end>', asked)).toBe(true);
    expect(admits(' text ben<nexa_end>', asked)).toBe(false);
  });
});

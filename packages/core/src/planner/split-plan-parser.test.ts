import { describe, expect, test } from 'vitest';
import type { CallPiece } from '../call/functional-call-parser.ts';
import { createRequestText } from '../call/request-text.ts';
import { parsePieces, shorten } from './__fixtures__/read-plan.ts';
import { createSplitPlanParser, mostSteps } from './split-plan-parser.ts';

const piecesOf = (plan: string): readonly CallPiece[] =>
  plan.split(/(<nexa_\w+>)/u).map((text, index) => ({ type: index % 2 === 1 ? 'control' : 'text', text }));
const read = (plan: string, isCutOff = false) => shorten(parsePieces(createSplitPlanParser(), piecesOf(plan), isCutOff));

describe('createSplitPlanParser', () => {
  test('reads steps joined by the split token up to the end token', () => {
    expect(read(' Find Sid.<nexa_split>\n Tell  him to stop. <nexa_end> and so on')).toEqual({
      calls: [],
      thoughts: [],
      steps: ['Find Sid.', 'Tell him to stop.'],
      warnings: [],
      decision: { type: 'join' },
    });
  });

  test('emits a step with the token that ends it', () => {
    const parser = createSplitPlanParser();
    expect(parser.push({ type: 'text', text: 'Find Sid.' })).toEqual([]);
    expect(parser.push({ type: 'control', text: '<nexa_split>' })).toEqual([
      { type: 'step-parsed', step: { number: 1, text: 'Find Sid.' } },
    ]);
  });

  test('takes a mark that somebody typed for words', () => {
    const pieces: readonly CallPiece[] = [{ type: 'text', text: 'Say <nexa_split> and <nexa_end> aloud' }];
    expect(shorten(parsePieces(createSplitPlanParser(), pieces)).steps).toEqual(['Say <nexa_split> and <nexa_end> aloud']);
  });

  test('drops a step that was there already, unless it was asked for as often', () => {
    const readOf = (said: string, plan: string) =>
      shorten(parsePieces(createSplitPlanParser({ text: createRequestText(said) }), piecesOf(plan)));
    expect(readOf('text ann the code', 'text ann<nexa_split>text ann<nexa_split>the code<nexa_end>')).toMatchObject({
      steps: ['text ann', 'the code'],
      warnings: ['step-repeated'],
    });
    expect(readOf('louder, LOUDER', 'louder<nexa_split>louder<nexa_end>')).toMatchObject({ steps: ['louder', 'louder'], warnings: [] });
  });

  test('drops steps without words, and steps past the fifth, with a warning each', () => {
    expect(read('a<nexa_split> <nexa_split>b<nexa_end>')).toMatchObject({ steps: ['a', 'b'], warnings: ['step-empty'] });
    expect(read('<nexa_end>')).toMatchObject({ steps: [], warnings: ['step-empty'] });
    const { steps, warnings } = read(
      `${Array.from({ length: mostSteps + 2 }, (_, index) => `step ${index}`).join('<nexa_split>')}<nexa_end>`,
    );
    expect([steps.length, warnings]).toEqual([mostSteps, ['step-extra', 'step-extra']]);
  });

  test('keeps a last step that the model ended without a mark, and drops one that was cut off', () => {
    expect(read('a<nexa_split>delete the file')).toMatchObject({ steps: ['a', 'delete the file'], warnings: [] });
    expect(read('a<nexa_split>delete the file', true)).toMatchObject({ steps: ['a'], warnings: ['step-unfinished'] });
  });

  test('reads abstaining as a plan without steps that asks nobody again, and only in place of a first step', () => {
    expect(read('<nexa_abstain><nexa_end>')).toMatchObject({ steps: [], warnings: [], decision: { type: 'finish', answer: undefined } });
    expect(read('a<nexa_abstain><nexa_end>')).toMatchObject({ steps: ['a'], warnings: ['control-unexpected'], decision: { type: 'join' } });
  });

  test('ignores other control tokens with a warning', () => {
    expect(read('a<nexa_3>b<nexa_end>')).toMatchObject({ steps: ['ab'], warnings: ['control-unexpected'] });
  });
});

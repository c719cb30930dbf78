import { describe, expect, test } from 'vitest';
import type { PromptSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import { checkTokenizer } from './check-tokenizer.ts';
import { controlToken } from './functional-token.ts';
import { createVocabulary, type FunctionalTokenVocabulary } from './functional-token-vocabulary.ts';

const vocabulary: FunctionalTokenVocabulary = createVocabulary([
  { slot: 0, text: '<nexa_0>', toolId: 'lamps.on', signature: '' },
  { slot: 1, text: '<nexa_1>', toolId: 'lamps.off', signature: 'room: text' },
]);
const firstControlId = 256;

interface ModelOptions {
  readonly controlTexts?: readonly string[];
  readonly metadata?: Readonly<Record<string, string>>;
  /** Ids of one segment, in place of what a sound tokenizer gives. */
  readonly encode?: (segment: PromptSegment) => readonly number[] | undefined;
}

/** An open model whose tokenizer is sound but for what a test says. */
function modelWith({
  controlTexts = vocabulary.reservedTexts,
  metadata = { 'octoweave.vocabulary.digest': vocabulary.digest },
  encode = () => undefined,
}: ModelOptions = {}): Pick<Session, 'tokenizer' | 'model'> {
  const controlTokens = new Map(controlTexts.map((text, index) => [text, firstControlId + index]));
  const soundly = ({ type, text }: PromptSegment): readonly number[] =>
    type === 'text' ? [...new TextEncoder().encode(text)] : [controlTokens.get(text) ?? 0];
  return {
    model: { id: 'lamp-model', architecture: 'test', parameters: undefined, contextTokens: 512, bytes: undefined, metadata },
    tokenizer: {
      controlTokens,
      vocabularySize: firstControlId + controlTokens.size,
      encode: (segments) => Promise.resolve(segments.flatMap((segment) => encode(segment) ?? soundly(segment))),
    },
  };
}

describe('checkTokenizer', () => {
  test('finds nothing wrong with a model made for the vocabulary', async () => {
    expect(await checkTokenizer(modelWith(), vocabulary)).toEqual([]);
  });

  test('names each functional and control token that is not a control token of the model', async () => {
    const controlTexts = vocabulary.reservedTexts.filter((text) => text !== '<nexa_1>' && text !== controlToken.abstain);
    expect(await checkTokenizer(modelWith({ controlTexts }), vocabulary)).toEqual([
      '"<nexa_1>" is not a control token of lamp-model',
      '"<nexa_abstain>" is not a control token of lamp-model',
    ]);
  });

  test('finds another digest', async () => {
    const metadata = { 'octoweave.vocabulary.digest': '0123456789abcdef' };
    expect(await checkTokenizer(modelWith({ metadata }), vocabulary)).toEqual([expect.stringContaining('0123456789ab,')]);
    expect(await checkTokenizer(modelWith({ metadata }), vocabulary, { needsDigest: false })).toHaveLength(1);
  });

  test('finds that a model has no digest, unless it need not have one', async () => {
    const model = modelWith({ metadata: {} });
    expect(await checkTokenizer(model, vocabulary)).toEqual([expect.stringContaining('unknown digest')]);
    expect(await checkTokenizer(model, vocabulary, { needsDigest: false })).toEqual([]);
  });

  test('finds a control token of several ids', async () => {
    const encode = ({ text, type }: PromptSegment): readonly number[] | undefined =>
      type === 'control' && text === '<nexa_1>' ? [900, 901] : undefined;
    expect(await checkTokenizer(modelWith({ encode }), vocabulary)).toEqual([expect.stringContaining('6 control segments became 7 ids')]);
  });

  test('finds two control tokens of one id', async () => {
    const encode = ({ text }: PromptSegment): readonly number[] | undefined => (text === '<nexa_1>' ? [firstControlId] : undefined);
    expect(await checkTokenizer(modelWith({ encode }), vocabulary)).toEqual([expect.stringContaining('5 of them different')]);
  });

  test('finds a control token that can be typed', async () => {
    const encode = ({ type, text }: PromptSegment): readonly number[] | undefined =>
      type === 'text' && text.includes('<nexa_1>') ? [firstControlId + 1] : undefined;
    expect(await checkTokenizer(modelWith({ encode }), vocabulary)).toEqual(['a control token can be typed as text']);
  });

  test('asks for no more control tokens than it is told to', async () => {
    const model = modelWith({ controlTexts: ['<nexa_0>', '<nexa_1>', controlToken.end], metadata: {} });
    expect(await checkTokenizer(model, vocabulary, { controlTokens: [controlToken.end], needsDigest: false })).toEqual([]);
  });
});

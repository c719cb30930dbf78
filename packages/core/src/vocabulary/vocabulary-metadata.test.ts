import { describe, expect, test } from 'vitest';
import { createVocabulary } from './functional-token-vocabulary.ts';
import { readVocabulary } from './vocabulary-metadata.ts';

const metadata = {
  'octoweave.vocabulary.tokens': JSON.stringify([
    [0, 'lamps.on', ''],
    [1, 'home.light', 'room: text'],
  ]),
  'octoweave.vocabulary.twins': JSON.stringify([['lamps.on', 'home.light']]),
};

describe('readVocabulary', () => {
  test('reads the tools, their places and their twins from a model file', () => {
    const vocabulary = readVocabulary(metadata);
    const same = createVocabulary([
      { slot: 0, text: '<nexa_0>', toolId: 'lamps.on', signature: '' },
      { slot: 1, text: '<nexa_1>', toolId: 'home.light', signature: 'room: text' },
    ]);
    expect(vocabulary?.digest).toBe(same.digest);
    expect(vocabulary?.twinsOf('lamps.on')).toEqual(new Set(['home.light']));
  });

  test.each([undefined, '', '{}', '[[0]]', '[[-1, "a.b", ""]]', '[[0, "a", ""]]', '[[0, "a.b", ""'])(
    'takes %s for no vocabulary',
    (written) => {
      expect(readVocabulary(written === undefined ? {} : { 'octoweave.vocabulary.tokens': written })).toBeUndefined();
    },
  );

  test('goes without twins that cannot be read', () => {
    expect(readVocabulary({ ...metadata, 'octoweave.vocabulary.twins': 'none' })?.twinsOf('lamps.on')).toEqual(new Set());
  });
});

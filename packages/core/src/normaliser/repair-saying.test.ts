import { describe, expect, it } from 'vitest';
import { repairsOf } from './repair-saying.ts';

describe('repairsOf', () => {
  it('takes back the last words, then words further ahead, then all', () => {
    expect(repairsOf('friday at three no noon')).toEqual([
      'friday at noon',
      'friday noon',
      'friday noon three',
      'noon at three',
      'noon three',
      'noon',
    ]);
  });

  it('puts a number in the place of the last one', () => {
    expect(repairsOf('tomorrow at 9 pm no 10')[0]).toBe('tomorrow at 10 pm');
  });

  it('moves no numbers beside each other', () => {
    expect(repairsOf('in two hours no three days')).toEqual([
      'in three days',
      'in three days hours',
      'three days two hours',
      'three days hours',
      'three days',
    ]);
  });

  it.each(['at six, or rather seven', 'at six or make that seven', 'at six, no, sorry, seven', 'at six — hang on, seven'])(
    'hears the correction in %j',
    (saying) => {
      expect(repairsOf(saying)[0]).toBe('at seven');
    },
  );

  it('takes what follows the last of several corrections', () => {
    expect(repairsOf('six no seven no eight')).toEqual(['eight', 'eight']);
  });

  it.each(['at six', 'noon', 'no six', 'six no', 'sorry', ''])('finds nothing taken back in %j', (saying) => {
    expect(repairsOf(saying)).toEqual([]);
  });

  it('gives up where more is taken back than any value has words', () => {
    expect(repairsOf(`${'one '.repeat(13)}no two`)).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thrownMessage } from './thrown-message.ts';

describe('thrownMessage', () => {
  test('is the message of an error, or the text thrown', () => {
    expect([new Error('no power'), { message: 'no power' }, 'no power'].map(thrownMessage)).toEqual(['no power', 'no power', 'no power']);
  });

  test('is a sentence for whatever else was thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(thrownMessage(thrown)).toBeTypeOf('string');
      }),
    );
    expect(thrownMessage(new Error(''))).toBe('no reason was given');
  });
});

import { describe, expect, it } from 'vitest';
import { chooseNamed } from './choose-named.ts';
import { checkGoals } from './goals.ts';
import { isNamedBy, isSameName, nameWords } from './name-words.ts';
import { seededInteger, seededShare } from './seeded-random.ts';
import { createSteppedClock } from './simulation-clock.ts';
import { diffStates } from './state-difference.ts';
import { hashState } from './state-hash.ts';

describe('diffStates', () => {
  it('names a record that is new or gone as one value, and a list as a whole', () => {
    const before = { cart: { a: { count: 1 } }, list: [1], same: { x: 1 } };
    const after = { cart: { b: { count: 2 } }, list: [1, 2], same: { x: 1 } };
    expect(diffStates(before, after, 'shop')).toEqual([
      { path: 'shop.cart.a', from: { count: 1 }, to: null },
      { path: 'shop.cart.b', from: null, to: { count: 2 } },
      { path: 'shop.list', from: [1], to: [1, 2] },
    ]);
  });

  it('sees keys that every object inherits', () => {
    expect(diffStates({}, { constructor: 1 }, 'x')).toEqual([{ path: 'x.constructor', from: null, to: 1 }]);
  });
});

describe('hashState', () => {
  it('is equal whatever the order of keys, and differs with any value', () => {
    expect(hashState({ a: 1, b: [2, null] })).toBe(hashState({ b: [2, null], a: 1 }));
    expect(hashState({ a: 1 })).not.toBe(hashState({ a: 2 }));
    expect(hashState({ a: 1 })).toMatch(/^[0-9a-f]{16}$/u);
  });
});

describe('seededShare', () => {
  it('spreads evenly over similar subjects, and depends on the seed', () => {
    const shares = Array.from({ length: 1000 }, (_, index) => seededShare(1, 'slot', index));
    expect(shares.every((share) => share >= 0 && share < 1)).toBe(true);
    for (const tenth of Array.from({ length: 10 }, (_, index) => index / 10)) {
      const count = shares.filter((share) => share >= tenth && share < tenth + 0.1).length;
      expect(count).toBeGreaterThan(60);
      expect(count).toBeLessThan(145);
    }
    expect(seededShare(1, 'a')).not.toBe(seededShare(2, 'a'));
  });

  it('gives whole numbers within their bounds', () => {
    const numbers = new Set(Array.from({ length: 200 }, (_, index) => seededInteger(3, [2, 5], index)));
    expect([...numbers].toSorted((left, right) => left - right)).toEqual([2, 3, 4, 5]);
  });
});

describe('names', () => {
  it('are the same without accents, articles, plurals and punctuation', () => {
    expect(nameWords("The Café's USB-C Cables")).toEqual(['cafe', 'usb', 'c', 'cable']);
    expect(isSameName('Hotel Lumière', 'hotel lumiere')).toBe(true);
    expect(isNamedBy('ErgoFlex chair', 'ErgoFlex office chair')).toBe(true);
    expect(isNamedBy('', 'anything')).toBe(false);
  });
});

describe('chooseNamed', () => {
  const options = { parameter: 'name', kind: 'thing', nameOf: (name: string) => name };

  it('takes the name said in full over names that contain it', () => {
    expect(chooseNamed(['Dune Part Two', 'Dune'], { ...options, said: 'dune' })).toBe('Dune');
  });

  it('asks where several contain it, and fails with what is near where none does', () => {
    expect(() => chooseNamed(['Red Curry', 'Green Curry'], { ...options, said: 'curry' })).toThrow(
      expect.objectContaining({ name: 'ToolNeedsInput', parameter: 'name', choices: ['Red Curry', 'Green Curry'] }),
    );
    expect(() => chooseNamed(['Red Curry'], { ...options, said: 'blue curry' })).toThrow(
      expect.objectContaining({ name: 'ToolFailure', code: 'thing-not-found', advice: 'Did you mean Red Curry?' }),
    );
  });
});

describe('checkGoals', () => {
  it('names the goals that are not met and what else was changed', () => {
    const goals = [{ sentence: 'it is on', isMet: ({ isOn }: { isOn: boolean }) => isOn }];
    const differences = [
      { path: 'lamp.isOn', from: true, to: false },
      { path: 'lamp.isOnline', from: true, to: false },
    ];
    expect(checkGoals({ isOn: false }, { goals, differences, mayChange: ['lamp.isOn'] })).toEqual([
      'not so: it is on',
      'changed without being asked for: lamp.isOnline',
    ]);
    expect(checkGoals({ isOn: true }, { goals, differences: [], mayChange: [] })).toEqual([]);
  });
});

describe('createSteppedClock', () => {
  it('stands still until it is moved on', () => {
    const clock = createSteppedClock({ startMs: 5 });
    clock.advance(10);
    expect(clock.nowMs()).toBe(15);
    expect(new Date(createSteppedClock().nowMs()).toISOString()).toBe('2027-01-15T12:00:00.000Z');
  });
});

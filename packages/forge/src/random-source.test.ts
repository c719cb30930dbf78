import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSource, hashToUnit } from './random-source.ts';

describe('createRandomSource', () => {
  it('gives one sequence a seed, for ever', () => {
    const random = createRandomSource(1);
    expect([random.integer(0, 999), random.integer(0, 999), random.integer(0, 999)]).toMatchInlineSnapshot(`
      [
        760,
        643,
        917,
      ]
    `);
  });

  it('gives whole numbers within both bounds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -50, max: 50 }), fc.nat({ max: 100 }), (seed, minimum, span) => {
        const value = createRandomSource(seed).integer(minimum, minimum + span);
        expect(Number.isInteger(value) && value >= minimum && value <= minimum + span).toBe(true);
      }),
    );
  });

  it('draws by weight', () => {
    const random = createRandomSource(7);
    const drawn = Array.from({ length: 10_000 }, () =>
      random.pickWeighted([
        [3, 'often'],
        [1, 'seldom'],
        [0, 'never'],
      ]),
    );
    expect(drawn.filter((item) => item === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
    expect(drawn).not.toContain('never');
  });
});

describe('hashToUnit', () => {
  it('spreads similar texts evenly', () => {
    const below = Array.from({ length: 10_000 }, (_, index) => hashToUnit(`open the sunroof ${index}`)).filter((value) => value < 0.04);
    expect(below.length / 10_000).toBeCloseTo(0.04, 2);
  });
});

import { describe, expect, it } from 'vitest';
import { likelyMost } from './likely-most.ts';

describe('likelyMost', () => {
  it('is the count beyond which there is less than one chance in fifty', () => {
    expect(likelyMost([0.01, 0.98, 0.005, 0.005])).toBe(1);
    expect(likelyMost([0.01, 0.85, 0.13, 0.01])).toBe(2);
    expect(likelyMost([0.99, 0.01, 0])).toBe(0);
  });

  it('is unknown where more than are counted are likely', () => {
    expect(likelyMost([0, 0.2, 0.2, 0.6])).toBeUndefined();
    expect(likelyMost([])).toBeUndefined();
  });
});

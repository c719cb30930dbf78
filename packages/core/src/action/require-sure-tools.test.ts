import { describe, expect, test } from 'vitest';
import type { ToolId } from '../tool/tool-pack.ts';
import { requireSureTools } from './require-sure-tools.ts';

const probabilities = new Map<ToolId, number>([
  ['home.lamp', 0.96],
  ['home.oven', 0.99],
  ['home.door', 0.94],
  ['home.bell', 0.98],
]);

describe('requireSureTools', () => {
  test('has those on offer that the classifier is sure of, the surest first', () => {
    expect(requireSureTools(probabilities, ['home.lamp', 'home.oven', 'home.door'])).toEqual(['home.oven', 'home.lamp']);
  });

  test('has none where it is sure of only one', () => {
    expect(requireSureTools(probabilities, ['home.lamp', 'home.door'])).toEqual([]);
  });

  test('has none that it does not know', () => {
    expect(requireSureTools(probabilities, ['other.lamp', 'other.oven'])).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { createToolNames, ownName } from './tool-names.ts';

describe('createToolNames', () => {
  const toolOf = createToolNames(['house.dim', 'office.dim', 'house.stop']);

  test('knows a tool by its identity, and by its own name where only one has it', () => {
    expect(['house.stop', 'stop', 'house.dim', 'office.dim'].map(toolOf)).toEqual(['house.stop', 'house.stop', 'house.dim', 'office.dim']);
  });

  test('knows no tool by a name that several have or none has', () => {
    expect(['dim', 'garden.dim', '', 'constructor', '__proto__'].map(toolOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('ownName', () => {
  test('is what follows the name of the pack', () => {
    expect(ownName('house.dim')).toBe('dim');
  });
});

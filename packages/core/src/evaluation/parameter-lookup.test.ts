import { describe, expect, test } from 'vitest';
import { officePack } from './__fixtures__/office-pack.ts';
import { createParameterLookup } from './parameter-lookup.ts';

describe('createParameterLookup', () => {
  test('finds parameters by the name of a tool with and without its pack', () => {
    const lookup = createParameterLookup([officePack]);
    expect(lookup('office.set_heating', 'level')?.defaultValue).toBe(2);
    expect(lookup('set_heating', 'level')?.defaultValue).toBe(2);
    expect(lookup('garden.set_heating', 'level')).toBeUndefined();
    expect(lookup('set_heating', 'constructor')).toBeUndefined();
  });
});

import type { JsonValue } from '@octoweave/core';
import { initialPhoneState } from '@octoweave/tools-android';
import { defaultMacState } from '@octoweave/tools-macos';
import { simulatedServices } from '@octoweave/tools-services';
import { describe, expect, it } from 'vitest';
import { checkState } from './check-state.ts';

const sample: JsonValue = {
  screen: { brightness: 0.5, isAdaptive: true },
  contacts: { c1: { name: 'Ann', number: '1' }, c2: { name: 'Bob', number: '2', nickname: 'B' } },
  notes: [{ id: 'n1', text: null }],
  playback: null,
  calls: {},
};
const check = (value: JsonValue): readonly string[] => checkState(value, { sample, path: 'phone' });

describe('checkState', () => {
  it('lets through what looks like the first state, with other records in its collections', () => {
    const state = { ...sample, contacts: { x: { name: 'Zoë', number: '3' } }, notes: [], calls: { a: 1 }, playback: { title: 'x' } };
    expect(check(state)).toEqual([]);
  });

  it('says where a value is of another kind, and what is missing', () => {
    const state = { ...sample, screen: { brightness: 'half' }, contacts: { x: { name: 3 } }, notes: [{ id: 1 }] };
    expect(check(state)).toEqual([
      'phone.screen.isAdaptive is missing',
      'phone.screen.brightness is a string, and a number is needed',
      'phone.contacts.x.number is missing',
      'phone.contacts.x.name is a number, and a string is needed',
      'phone.notes[0].text is missing',
      'phone.notes[0].id is a number, and a string is needed',
    ]);
    expect(check([])).toEqual(['phone is a list, and an object is needed']);
  });

  it('takes names that every object has for no record of a collection', () => {
    expect(check({ ...sample, contacts: { constructor: { name: 'x', number: 'y' } } })).toEqual([]);
  });

  it('finds nothing in the first states of our simulators', () => {
    const states = [initialPhoneState, defaultMacState, ...Object.values(simulatedServices()).map((service) => service.snapshot())];
    for (const state of states as unknown as readonly JsonValue[]) expect(checkState(state, { sample: state, path: 'state' })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { missedChanges } from './match-changes.ts';

const change = (path: string, to: string | number | null, from: string | number | null = null) => ({ path, from, to });

describe('missedChanges', () => {
  it('has nothing to say where everything that changed was to change', () => {
    expect(missedChanges([change('audio.ring.index', 3, 5)], { 'audio.ring.index': 3 })).toEqual([]);
    expect(missedChanges([], {})).toEqual([]);
  });

  it('finds what did not come about, what came about otherwise, and what was nobody wish', () => {
    expect(missedChanges([], { door: 'open' })).toEqual(['not so: door is "open"']);
    expect(missedChanges([change('door', 'locked', 'open')], { door: 'open' })).toEqual([
      'not so: door is "open"',
      'side effect: door went from "open" to "locked"',
    ]);
    expect(missedChanges([change('door', 'open')], {})).toEqual(['side effect: door went from null to "open"']);
  });

  it('counts new things: one too many is a side effect, and a changed one is not new', () => {
    expect(missedChanges([change('notes.n1', 'a'), change('notes.n2', 'b')], { 'notes.*': ['b', 'a'] })).toEqual([]);
    expect(missedChanges([change('notes.n1', 'a'), change('notes.n2', 'a')], { 'notes.*': 'a' })).toEqual([
      'side effect: notes.n2 went from null to "a"',
    ]);
    expect(missedChanges([change('notes.n1', 'a', 'z')], { 'notes.*': 'a' })).toHaveLength(2);
  });

  it('gives each of several new things its own wish, the most precise first', () => {
    const observed = [
      { path: 'mail.l1', from: null, to: { to: 'ann', subject: 'Hi' } },
      { path: 'mail.l2', from: null, to: { to: 'ann', subject: 'Ho' } },
    ];
    expect(missedChanges(observed, { 'mail.*': [{ to: 'ann' }, { to: 'ann', subject: 'Hi' }] })).toEqual([]);
    expect(missedChanges(observed, { 'mail.*': [{ to: 'ann' }, { to: 'ann', subject: 'He' }] })).toHaveLength(2);
  });
});

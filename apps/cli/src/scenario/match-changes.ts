import type { JsonValue } from '@octoweave/core';
import { matchesValue } from './match-values.ts';
import type { ObservedChange } from './open-devices.ts';
import type { ExpectedChanges } from './scenario.ts';

/** What is wrong with what changed on a device: what did not, and what should not have. Empty where it is right. */
export function missedChanges(observed: readonly ObservedChange[], expected: ExpectedChanges): readonly string[] {
  const left = [...observed];
  const take = (isMeant: (change: ObservedChange) => boolean): boolean => {
    const index = left.findIndex(isMeant);
    if (index !== -1) left.splice(index, 1);
    return index !== -1;
  };
  const missed = Object.entries(expected).flatMap(([path, value]) => {
    if (!path.endsWith('*')) return take((change) => change.path === path && matchesValue(change.to, value)) ? [] : [describe(path, value)];
    const items: readonly JsonValue[] = Array.isArray(value) ? value : [value];
    const start = path.slice(0, -1);
    // What is asked for most precisely is looked for first, so that a vague wish does not take its place.
    return items
      .toSorted((one, other) => JSON.stringify(other).length - JSON.stringify(one).length)
      .filter((item) => !take((change) => isNew(change, start) && matchesValue(change.to, item)))
      .map((item) => describe(path, item));
  });
  return [
    ...missed,
    ...left.map(({ path, from, to }) => `side effect: ${path} went from ${JSON.stringify(from)} to ${JSON.stringify(to)}`),
  ];
}

const isNew = ({ path, from, to }: ObservedChange, start: string): boolean => path.startsWith(start) && from === null && to !== null;

const describe = (path: string, value: JsonValue): string => `not so: ${path} is ${JSON.stringify(value)}`;

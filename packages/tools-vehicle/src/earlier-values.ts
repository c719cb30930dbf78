import type { DeviceChange, JsonValue } from '@octoweave/core';
import type { VehicleSignalPath } from './signals/vehicle-signal.ts';
import { isSameValue } from './write-signals.ts';

/** What leaves held before they changed; undefined unless all of them changed, and from the same value. */
export function earlierValue(changes: readonly DeviceChange[], paths: readonly VehicleSignalPath[]): JsonValue | undefined {
  const earlier = paths.map((path) => changes.find((change) => `Vehicle.${change.path}` === path)?.from);
  const [first] = earlier;
  return first !== undefined && earlier.every((value) => value !== undefined && isSameValue(value, first)) ? first : undefined;
}

/** How far parts have to go to be back, in the unit of their leaves; undefined where one has to go another way than the others. */
export function wayBack(changes: readonly DeviceChange[]): number | undefined {
  const ways = changes.map(({ from, to }) => (typeof from === 'number' && typeof to === 'number' ? from - to : undefined));
  return ways.every((way) => way === ways[0]) ? ways[0] : undefined;
}

/** The step of a scale that stands for a value; undefined where none does. */
export function stepOf(value: JsonValue | undefined, { steps, valueOf }: StepScale): number | undefined {
  return value === undefined ? undefined : steps.find((step) => isSameValue(valueOf(step), value));
}

/** A scale a tool counts in, and what the car counts. */
export interface StepScale {
  readonly steps: readonly number[];
  readonly valueOf: (step: number) => number;
}

/** The whole numbers from one to another, both included. */
export const wholeNumbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Why a call stays that set several parts alike. */
export const unlikeBefore = 'What it set alike was not alike before, and no call sets it apart.';

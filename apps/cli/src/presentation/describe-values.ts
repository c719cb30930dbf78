import type { DeviceChange, JsonValue, ShownValues } from '@octoweave/core';
import { printable } from './paint.ts';

/** Argument values in order, as a person would list them: `rear 74`. */
export function describeArguments(values: Readonly<Record<string, JsonValue>>): string {
  return Object.values(values)
    .map((value) => (typeof value === 'string' ? printable(value) : Array.isArray(value) ? printable(value.join('+')) : String(value)))
    .join(' ');
}

/** What somebody would be shown when asked for consent: `total: $37.89; fee: $3.00`. */
export function describeShown(shown: ShownValues): string {
  return Object.entries(shown)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${printable(name.replaceAll('_', ' '))}: ${describeAnswer(value)}`)
    .join('; ');
}

/** One line a change: `Cabin.Sunroof.Position 0 -> 50 %`. */
export function describeChange({ path, from, to, unit }: DeviceChange): string {
  return `${printable(path)} ${describeValue(rounded(from))} -> ${describeValue(rounded(to))}${unit === undefined ? '' : ` ${unit}`}`;
}

/** What a device reads back may have passed through a 32-bit float. */
const rounded = (value: JsonValue): JsonValue => (typeof value === 'number' ? Number(value.toFixed(2)) : value);

/** A value as a person is asked about it: items of a list may hold commas, such as a name and its number. */
export function describeAnswer(value: JsonValue): string {
  return Array.isArray(value) && value.length > 0 ? value.map(describeAnswer).join(' and ') : describeValue(value);
}

/** A value as a person reads it. */
export function describeValue(value: JsonValue): string {
  return printable(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

import type { DeviceChange, JsonValue, ShownValues } from '@octoweave/core';

/** A value as a person reads it. Items of a list may hold commas, such as a name and its number. */
export function describeValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(describeValue).join(' and ');
  if (typeof value === 'number') return String(Number(value.toFixed(2)));
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

/** Argument values in order: `rear, 74`. */
export const describeArguments = (values: ShownValues): string => Object.values(values).map(describeValue).join(', ');

/** `Cabin.Sunroof.Position 0 → 50 %` */
export const describeChange = ({ path, from, to, unit }: DeviceChange): string =>
  `${path} ${describeValue(from)} → ${describeValue(to)}${unit === undefined ? '' : ` ${unit}`}`;

/** The name of a parameter or of a shown value as words. */
export const asWords = (name: string): string => name.replaceAll('_', ' ');

import type { JsonValue } from '@octoweave/core';

/** Start and multiplier of each half; the first is 32-bit FNV-1a. */
const halves = [
  { start: 0x811c9dc5, multiplier: 0x01000193 },
  { start: 0x9747b28c, multiplier: 0x85ebca6b },
] as const;

/** Two 32-bit fingerprints of a text; not for secrets. */
export function hashText(text: string): readonly [first: number, second: number] {
  const [one, other] = halves;
  let [first, second]: [number, number] = [one.start, other.start];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, one.multiplier);
    second = Math.imul(second ^ unit, other.multiplier);
  }
  return [spread(first), spread(second)];
}

/** Multiplying moves differences only upwards; folding the upper bits back lets every bit depend on every other. */
function spread(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** A fingerprint of plain JSON in hexadecimal, whatever the order of its keys. */
export const hashState = (state: JsonValue): string =>
  hashText(canonicalText(state))
    .map((half) => half.toString(16).padStart(8, '0'))
    .join('');

function canonicalText(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`;
}

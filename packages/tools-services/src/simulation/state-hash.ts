import type { JsonValue } from '@octoweave/core';

const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** A fingerprint of a text: 64-bit FNV-1a; not for secrets. */
export function hashText(text: string): bigint {
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * prime);
  return hash;
}

/** A fingerprint of plain JSON in hexadecimal, whatever the order of its keys. */
export const hashState = (state: JsonValue): string => hashText(canonicalText(state)).toString(16).padStart(16, '0');

function canonicalText(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`;
}

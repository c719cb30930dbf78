import type { JsonValue } from '@octoweave/core';
import type { PhoneState } from './phone-state.ts';

/** One thing that differs between two states; an item that one of them lacks is null there. */
export interface PhoneStateDifference {
  /** Keys joined by dots: `audio.ring.index`, `alarms.a2`. */
  readonly path: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}

/** What differs between two states, down to single values; whole items where one was added. */
export function diffPhoneStates(before: PhoneState, after: PhoneState): readonly PhoneStateDifference[] {
  return diffValues(toJson(before), toJson(after), []);
}

function diffValues(from: JsonValue | undefined, to: JsonValue | undefined, path: readonly string[]): readonly PhoneStateDifference[] {
  if (isRecord(from) && isRecord(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) => diffValues(from[key], to[key], [...path, key]));
  }
  return canonicalJson(from ?? null) === canonicalJson(to ?? null) ? [] : [{ path: path.join('.'), from: from ?? null, to: to ?? null }];
}

const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** A fingerprint of a state, whatever the order of its keys (64-bit FNV-1a in hexadecimal; not for secrets). */
export function hashPhoneState(state: PhoneState): string {
  const text = canonicalJson(toJson(state));
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * prime);
  return hash.toString(16).padStart(16, '0');
}

/** A state is JSON by its laws; TypeScript does not see it in an interface. */
const toJson = (state: PhoneState): JsonValue => state as unknown as JsonValue;

const isRecord = (value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_, inner: JsonValue) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1))) : inner,
  );
}

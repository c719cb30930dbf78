import type { DeviceChange, JsonValue } from '@octoweave/core';
import { type MacCollection, macCollections, type MacRecord, type MacState } from './mac-state.ts';

/** One thing that differs between two states: a record, or what a window shows. */
export interface MacStateDifference {
  /** `notes/notes-0badcafe` or `windows/Maps`. */
  readonly path: string;
  /** Null where it was not there. */
  readonly from: DeviceChange['from'];
  /** Null where it is gone. */
  readonly to: DeviceChange['to'];
}

/** What differs, in the order of the collections. How many ids were made, and from what seed, does not count. */
export function diffMacStates(before: MacState, after: MacState): readonly MacStateDifference[] {
  const records = macCollections.flatMap((collection) => diffRecords(collection, before[collection], after[collection]));
  const windows = [...new Set([...Object.keys(before.windows), ...Object.keys(after.windows)])].flatMap((window) => {
    const [from, to] = [before.windows, after.windows].map((shown) => Object.entries(shown).find(([name]) => name === window)?.[1] ?? null);
    return differ(`windows/${window}`, from, to);
  });
  return [...records, ...windows, ...differ('selectedEmailId', before.selectedEmailId, after.selectedEmailId)];
}

/** A fingerprint of everything on a Mac (64-bit FNV-1a in hexadecimal; not for secrets). Equal for equal states. */
export function hashMacState(state: MacState): string {
  const text = canonicalJson(state as unknown as JsonValue);
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * prime);
  return hash.toString(16).padStart(16, '0');
}

const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

function diffRecords(collection: MacCollection, before: readonly MacRecord[], after: readonly MacRecord[]): readonly MacStateDifference[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [from, to] = [before, after].map((records) => records.find((record) => record.id === id) ?? null);
    return differ(`${collection}/${id}`, from, to);
  });
}

function differ(path: string, before: unknown, after: unknown): readonly MacStateDifference[] {
  const [from, to] = [before as JsonValue, after as JsonValue];
  return canonicalJson(from) === canonicalJson(to) ? [] : [{ path, from, to }];
}

/** JSON with the keys of every object in order. */
function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

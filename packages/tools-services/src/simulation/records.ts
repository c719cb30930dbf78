import { ToolFailure } from '@octoweave/core';

/** Entries by their identifier. */
export type Records<Entry> = Readonly<Record<string, Entry>>;

/** Entries of a list as records. */
export const recordsOf = <Entry extends { readonly id: string }>(entries: readonly Entry[]): Records<Entry> =>
  Object.fromEntries(entries.map((entry) => [entry.id, entry]));

/** What a number is looked up for. */
export interface FindRecordOptions {
  readonly id: string;
  /** What the entries are, for messages: `reservation`. */
  readonly kind: string;
}

/**
 * The entry with a number, whatever its letter case.
 *
 * @throws {ToolFailure} `<kind>-not-found`.
 */
export function findRecord<Entry extends { readonly id: string }>(records: Records<Entry>, { id, kind }: FindRecordOptions): Entry {
  const said = id.trim().toUpperCase();
  const found = Object.values(records).find((entry) => entry.id.toUpperCase() === said);
  if (found) return found;
  throw new ToolFailure({
    code: `${kind}-not-found`,
    message: `There is no ${kind} with the number "${id}".`,
    advice: `Look up the number of the ${kind}.`,
  });
}

/** What an identifier of a service looks like. */
export interface NextIdOptions {
  readonly prefix: string;
  /** The number of the first record. */
  readonly first: number;
}

/** The next number; records are never deleted, so none is given twice. */
export const nextId = (records: Records<unknown>, { prefix, first }: NextIdOptions): string =>
  `${prefix}-${first + Object.keys(records).length}`;

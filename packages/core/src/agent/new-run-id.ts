import type { RunId } from '../journal/journal-entry.ts';

/** A name no other run has, as far as chance allows; without `crypto`, which Hermes lacks. It keeps no secret. */
export function newRunId(): RunId {
  const part = (): string =>
    Math.floor(Math.random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return `${part()}${part()}`;
}

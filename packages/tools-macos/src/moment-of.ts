import { ToolFailure } from '@octoweave/core';
import { readWallTime } from './wall-time.ts';

/**
 * The moment of a wall time that the input schema has accepted.
 *
 * @throws {ToolFailure} where there is none; a caller that skipped the schema gets no wrong date.
 */
export function momentOf(text: string, { timeZone }: { readonly timeZone: string }): number {
  const ms = readWallTime(text, { timeZone });
  if (ms === undefined)
    throw new ToolFailure({ code: 'date-unknown', message: `"${text}" is no date.`, advice: 'Say the date and time again.' });
  return ms;
}

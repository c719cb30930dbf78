import { ToolFailure } from '@octoweave/core';

/** What was to be moved too far. */
export interface OutOfTravelOptions {
  readonly part: string;
  /** How far it can still go that way, with its unit; undefined where it is at the end. */
  readonly remaining?: string | undefined;
}

/** The refusal to move a part beyond the end of its travel. */
export function outOfTravel({ part, remaining }: OutOfTravelOptions): ToolFailure {
  return new ToolFailure({
    code: 'out-of-travel',
    message:
      remaining === undefined ? `The ${part} cannot go any further that way.` : `The ${part} can go only ${remaining} further that way.`,
    advice: remaining === undefined ? 'Ask for the other direction.' : 'Ask for a shorter way.',
  });
}

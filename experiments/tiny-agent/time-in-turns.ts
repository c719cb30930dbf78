import type { RequestText } from '@octoweave/core';
import { median } from '../../benchmarks/statistics.ts';
import type { RequestSet } from './request-sets.ts';

/** From the words of a request to the last token. */
export interface TurnTimes {
  readonly medianMs: number;
  /** Requests that the median is of. */
  readonly timed: number;
}

/** Answers a request whole. */
export type Contestant = (text: RequestText) => Promise<unknown>;

const warmUp = 5;

/**
 * Has each request answered by every contestant before the next one, so that what else the machine does falls on all alike; who is first changes.
 *
 * The first five requests warm up.
 */
export async function timeInTurns({ requests }: RequestSet, contestants: readonly Contestant[]): Promise<readonly TurnTimes[]> {
  const milliseconds = contestants.map((): number[] => []);
  for (const [turn, { text }] of requests.entries())
    for (let step = 0; step < contestants.length; step++) {
      const place = (turn + step) % contestants.length;
      const startedAt = performance.now();
      await contestants[place]!(text);
      if (turn >= warmUp) milliseconds[place]!.push(performance.now() - startedAt);
    }
  return milliseconds.map((times) => ({ medianMs: median(times), timed: times.length }));
}

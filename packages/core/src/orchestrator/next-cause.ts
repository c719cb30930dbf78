import type { RoundResult } from './carry-out-round.ts';
import type { RoundCause } from './orchestrator-event.ts';
import { isDone } from './run-calls.ts';

/** When a planner is asked again. */
export interface NextCauseOptions {
  /** How often it still may be. */
  readonly replansLeft: number;
  /** Whether for an answer alone. */
  readonly asksForAnswer: boolean;
  readonly isDryRun: boolean;
}

/**
 * Why the planner is asked once more; undefined where the run is over.
 *
 * - Only where there is something new to tell it: a planner that heard the same would plan the same.
 * - Never after a denial: who said no is not asked for the same thing in other words.
 * - An answer that was written before a call fell short is no answer: the planner is asked what to do instead.
 */
export function nextCause(result: RoundResult, { replansLeft, asksForAnswer, isDryRun }: NextCauseOptions): RoundCause | undefined {
  const { decision, ended, steps } = result;
  const isDenied = ended.some(({ outcome }) => outcome.status === 'denied');
  if (isDryRun || isDenied || replansLeft <= 0 || ended.length === 0 || !decision) return undefined;
  const reason = decision.type === 'replan' ? decision.reason : undefined;
  const shortfalls = ended.filter(({ outcome }) => !isDone(outcome));
  if (hasFallenShort(result)) return { type: 'replan', reason, shortfalls };
  switch (decision.type) {
    case 'replan':
      return { type: 'replan', reason, shortfalls };
    case 'join':
      // What plans steps writes no answers.
      return asksForAnswer && steps.length === 0 ? { type: 'join' } : undefined;
    case 'finish':
      return undefined;
  }
}

/** Whether something of a plan did not come about. */
export function hasFallenShort({ ended, steps, hasDropped }: RoundResult): boolean {
  return hasDropped || steps.some(({ status }) => status !== 'succeeded') || ended.some(({ outcome }) => !isDone(outcome));
}

/** Whether a plan held anything, readable or not. */
export function hasContent({ ended, steps, hasDropped }: RoundResult): boolean {
  return hasDropped || steps.length > 0 || ended.length > 0;
}

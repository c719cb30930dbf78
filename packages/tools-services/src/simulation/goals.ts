import type { StateDifference } from './state-difference.ts';

/** What should be true of a state once a request was carried out. */
export interface Goal<State> {
  /** A true sentence about a state that meets it. */
  readonly sentence: string;
  readonly isMet: (state: State) => boolean;
}

/** A state at the end of a run, and what it is held against. */
export interface CheckGoalsOptions<State> {
  readonly goals: readonly Goal<State>[];
  /** What the run changed, as `diff` tells. */
  readonly differences: readonly StateDifference[];
  /** Paths, or the beginnings of paths, that the run may change. */
  readonly mayChange: readonly string[];
}

/** What is wrong with a state at the end: the goals it does not meet, and what else was changed. Empty where it is right. */
export function checkGoals<State>(state: State, { goals, differences, mayChange }: CheckGoalsOptions<State>): readonly string[] {
  const isAllowed = ({ path }: StateDifference): boolean => mayChange.some((start) => path === start || path.startsWith(`${start}.`));
  return [
    ...goals.filter(({ isMet }) => !isMet(state)).map(({ sentence }) => `not so: ${sentence}`),
    ...differences.filter((difference) => !isAllowed(difference)).map(({ path }) => `changed without being asked for: ${path}`),
  ];
}

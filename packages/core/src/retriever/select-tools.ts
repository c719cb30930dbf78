import type { RetrievedTool } from './retriever.ts';

/** How many scored tools are worth offering. */
export interface ToolSelection {
  /** Tools of at least this score are kept. */
  readonly minimumScore: number;
  /** This many of the best are kept whatever their score. */
  readonly minimumTools: number;
  /** No more than this many are kept. @defaultValue no limit */
  readonly maximumTools?: number | undefined;
}

/** The tools worth offering, best first; equal ones stay in their order. */
export function selectTools(
  scored: readonly RetrievedTool[],
  { minimumScore, minimumTools, maximumTools = Number.POSITIVE_INFINITY }: ToolSelection,
): readonly RetrievedTool[] {
  return scored
    .toSorted((left, right) => right.score - left.score)
    .filter(({ score }, rank) => rank < maximumTools && (score >= minimumScore || rank < minimumTools));
}

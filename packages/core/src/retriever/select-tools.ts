import type { ToolId } from '../tool/tool-pack.ts';
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

/** The tools worth offering of those that a classifier has judged, as `selectTools`. */
export const selectClassified = (
  probabilities: ReadonlyMap<ToolId, number>,
  offered: ReadonlySet<ToolId> | undefined,
  selection: ToolSelection,
): readonly RetrievedTool[] =>
  selectTools(
    [...probabilities].flatMap(([toolId, score]) => ((offered?.has(toolId) ?? true) ? [{ toolId, score }] : [])),
    selection,
  );

/** The tools worth offering, best first; equal ones stay in their order. */
export function selectTools(
  scored: readonly RetrievedTool[],
  { minimumScore, minimumTools, maximumTools = Number.POSITIVE_INFINITY }: ToolSelection,
): readonly RetrievedTool[] {
  return scored
    .toSorted((left, right) => right.score - left.score)
    .filter(({ score }, rank) => rank < maximumTools && (score >= minimumScore || rank < minimumTools));
}

import type { ToolId } from '../tool/tool-pack.ts';

/** A classifier is sure of a tool from this probability on. */
const sure = 0.95;

/**
 * Tools that an answer must call because a classifier is sure of them, the surest first; none where it is sure of only one.
 *
 * - A small model forgets an order more easily than it takes one thing for several, and a classifier that finds several tools in one request is
 *   right about them more often than about one, which may be no order at all ("agnes loves her heated mirrors").
 */
export function requireSureTools(probabilities: ReadonlyMap<ToolId, number>, offered: Iterable<ToolId>): readonly ToolId[] {
  const likely = [...offered].map((toolId) => ({ toolId, probability: probabilities.get(toolId) ?? 0 }));
  const found = likely
    .filter(({ probability }) => probability >= sure)
    .toSorted((left, right) => right.probability - left.probability)
    .map(({ toolId }) => toolId);
  return found.length > 1 ? found : [];
}

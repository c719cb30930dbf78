import type { RequestWord } from '../call/request-text.ts';

/** A run of words, from `start` to before `end`. */
export interface RequestClause {
  readonly start: number;
  readonly end: number;
}

const clauseEnd = /[,.;:!?]/u;
/** Words that join clauses. */
export const clauseJoints: ReadonlySet<string> = new Set(['and', 'but', 'then', 'also', 'plus']);

/**
 * The clauses of two words and more; none where the whole request is one.
 *
 * - A clause ends behind a comma and the like, and before "and" and the like, which then belongs to neither side.
 */
export function clausesOf(words: readonly RequestWord[]): readonly RequestClause[] {
  const clauses: RequestClause[] = [];
  let start = 0;
  for (const [place, { core, trailing }] of words.entries()) {
    const isJoint = clauseJoints.has(core) && place > start;
    if (!isJoint && !clauseEnd.test(trailing)) continue;
    clauses.push({ start, end: isJoint ? place : place + 1 });
    start = place + 1;
  }
  if (start < words.length) clauses.push({ start, end: words.length });
  return clauses.length > 1 ? clauses.filter((clause) => clause.end - clause.start > 1) : [];
}

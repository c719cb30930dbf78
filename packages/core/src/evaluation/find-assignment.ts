/** Whether pairs could be formed; `undecided` where the search was given up. */
export type AssignmentResult =
  | { readonly type: 'found'; readonly assignment: readonly number[] }
  | { readonly type: 'none' }
  | { readonly type: 'undecided' };

/** What to look for. */
export interface FindAssignmentOptions {
  /** How many there are on either side. */
  readonly size: number;
  /** Whether `right` may be given to `left`; `assigned` holds what was given to every smaller `left`. */
  readonly canAssign: (left: number, right: number, assigned: readonly number[]) => boolean;
  /** The most pairs that are tried. @defaultValue 100000 */
  readonly maximumSteps?: number | undefined;
}

/** Gives each of 0..size-1 on the left one of its own on the right, where pairs depend on each other. Backtracks; bounded by `maximumSteps`. */
export function findAssignment({ size, canAssign, maximumSteps = 100_000 }: FindAssignmentOptions): AssignmentResult {
  const assigned: number[] = [];
  const isTaken = Array.from({ length: size }, () => false);
  let right = 0;
  for (let steps = 0; assigned.length < size; steps += 1) {
    if (steps >= maximumSteps) return { type: 'undecided' };
    if (right < size) {
      if (!isTaken[right] && canAssign(assigned.length, right, assigned)) {
        isTaken[right] = true;
        assigned.push(right);
        right = 0;
      } else right += 1;
      continue;
    }
    const last = assigned.pop();
    if (last === undefined) return { type: 'none' };
    isTaken[last] = false;
    right = last + 1;
  }
  return { type: 'found', assignment: assigned };
}

/** As many pairs as can be formed where pairs are independent of each other: for each left its right, or undefined. */
export function matchPairs(
  leftCount: number,
  rightCount: number,
  isPair: (left: number, right: number) => boolean,
): readonly (number | undefined)[] {
  const leftOf: (number | undefined)[] = Array.from({ length: rightCount });
  const findPath = (left: number, visited: Set<number>): boolean => {
    for (let right = 0; right < rightCount; right += 1) {
      if (visited.has(right) || !isPair(left, right)) continue;
      visited.add(right);
      const rival = leftOf[right];
      if (rival !== undefined && !findPath(rival, visited)) continue;
      leftOf[right] = left;
      return true;
    }
    return false;
  };
  for (let left = 0; left < leftCount; left += 1) findPath(left, new Set());
  const rightOf: (number | undefined)[] = Array.from({ length: leftCount });
  leftOf.forEach((left, right) => {
    if (left !== undefined) rightOf[left] = right;
  });
  return rightOf;
}

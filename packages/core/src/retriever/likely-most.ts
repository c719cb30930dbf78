/** A count beyond which there is less than this chance is the most. */
const smallChance = 0.02;

/**
 * The most that are likely, of probabilities of none, one, two ... with the last of so many or more: no more than this, but for one chance in fifty.
 * Undefined where more than are counted are likely.
 */
export function likelyMost(probabilities: readonly number[]): number | undefined {
  let beyond = 1;
  for (const [count, probability] of probabilities.slice(0, -1).entries()) {
    beyond -= probability;
    if (beyond < smallChance) return count;
  }
  return undefined;
}

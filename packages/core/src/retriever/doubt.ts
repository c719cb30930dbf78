import type { TokenBias } from '../backend/generate-request.ts';
import { controlToken } from '../vocabulary/functional-token.ts';

/** A probability beyond this, or below what is left of it, is none that anybody has measured. */
const surest = 0.9975;

/** The doubt that nothing at all is called, of the probabilities of tools, taken as independent; none where that is likely. */
export function doubtAbstaining(probabilities: readonly number[]): readonly TokenBias[] {
  return doubtOf(
    controlToken.abstain,
    probabilities.reduce((product, probability) => product * (1 - probability), 1),
  );
}

/** What a token that is less likely than not loses: the log-odds of it. */
export function doubtOf(token: string, probability: number): readonly TokenBias[] {
  const logit = logOdds(probability);
  return logit < 0 ? [{ token, logit }] : [];
}

function logOdds(probability: number): number {
  const measured = Math.min(surest, Math.max(1 - surest, probability));
  return Math.log(measured / (1 - measured));
}

import type { TokenBias } from '../backend/generate-request.ts';
import { doubtAbstaining, doubtOf } from '../retriever/doubt.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';

/** What a classifier thinks of a request. */
export interface BiasByDoubtOptions {
  readonly vocabulary: FunctionalTokenVocabulary;
  /** How likely the request calls each tool (`ToolClassifier`). */
  readonly probabilities: ReadonlyMap<ToolId, number>;
}

/**
 * What a classifier's doubts take away from the functional tokens of a model: a product of two experts (Hinton, "Training Products of Experts by
 * Minimizing Contrastive Divergence", 2002), of which the second only ever objects.
 *
 * - A tool that is more likely not called loses the log-odds of that. One that is likely called gains nothing: among those it is
 *   the model that knows their order, and how often each comes.
 * - Abstaining is doubted as a tool is, with the probability that none of the vocabulary is called, the tools taken as independent.
 */
export function biasByDoubt({ vocabulary, probabilities }: BiasByDoubtOptions): readonly TokenBias[] {
  const judged = vocabulary.tokens.flatMap(({ toolId, text }) => {
    const probability = probabilities.get(toolId);
    return probability === undefined ? [] : [{ token: text, probability }];
  });
  return [
    ...judged.flatMap(({ token, probability }) => doubtOf(token, probability)),
    ...doubtAbstaining(judged.map(({ probability }) => probability)),
  ];
}

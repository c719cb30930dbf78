import { termsOf } from '../retriever/lexical-terms.ts';
import type { PlanRequest } from './planner.ts';
import { declaredExamples, fewExamples, type PlanExample } from './print-plan-protocol.ts';

/** Chooses the examples a model is shown for a request. */
export type ChooseExamples = (request: PlanRequest) => readonly PlanExample[];

/** What examples are chosen from, and how many. */
export interface ChooseSimilarExamplesOptions {
  /** @defaultValue all declared examples of the tools on offer */
  readonly examples?: readonly PlanExample[] | undefined;
  /** @defaultValue 3 */
  readonly most?: number | undefined;
}

/**
 * Chooses the examples whose words are most like those of the request (TinyAgent), of those whose tools are all on offer.
 *
 * - Rare words count more than common ones. The most similar comes last, next to the request.
 * - Where few are similar, the first of the others fill up: examples also show how plans are written.
 */
export function chooseSimilarExamples({ examples, most = fewExamples }: ChooseSimilarExamplesOptions = {}): ChooseExamples {
  return ({ text, tools }) => {
    const offered = new Set<string>(tools.map(({ toolId }) => toolId));
    const candidates = (examples ?? tools.flatMap(declaredExamples))
      .filter(({ calls }) => calls.every(({ toolId }) => offered.has(toolId)))
      .map((example) => ({ example, terms: new Set(termsOf(example.query)) }));
    const holders = new Map<string, number>();
    for (const term of candidates.flatMap(({ terms }) => [...terms])) holders.set(term, (holders.get(term) ?? 0) + 1);
    const rarity = (term: string): number => Math.log(1 + candidates.length / (holders.get(term) ?? 1));
    const asked = new Map(termsOf(text.folded).map((term) => [term, rarity(term)]));

    /** The cosine between the two, but for the length of the request. */
    const similarity = (terms: ReadonlySet<string>): number => {
      const shared = [...terms].reduce((sum, term) => sum + (asked.get(term) ?? 0) ** 2, 0);
      return shared === 0 ? 0 : shared / Math.hypot(...[...terms].map(rarity));
    };
    return candidates
      .map(({ example, terms }) => ({ example, score: similarity(terms) }))
      .toSorted((left, right) => right.score - left.score)
      .slice(0, most)
      .map(({ example }) => example)
      .toReversed();
  };
}

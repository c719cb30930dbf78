import { createRequestText } from '../call/request-text.ts';
import type { RequestOpinion, ToolClassifier } from '../retriever/tool-classifier.ts';
import { expectEqual, expectThat } from './expectations.ts';
import { hostileTexts } from './hostile-texts.ts';

/** What a classifier brings to the kit. */
export interface ToolClassifierConformanceSubject {
  readonly classifier: ToolClassifier;
  readonly requests: readonly string[];
}

/** One law and how it is checked. Data, so that Vitest runs it in Node and in browsers, and an app on a phone. */
export interface ToolClassifierConformanceCase {
  readonly law: string;
  /** @throws {ConformanceFailure} where the law does not hold. */
  readonly check: (subject: ToolClassifierConformanceSubject) => Promise<void>;
}

const classify = (classifier: ToolClassifier, text: string): Promise<RequestOpinion> => classifier.classify(createRequestText(text));

/** The laws of `ToolClassifier`. */
export const toolClassifierConformance: readonly ToolClassifierConformanceCase[] = [
  {
    law: 'each known tool has a probability, and no other has one, whatever the text',
    check: async ({ classifier, requests }) => {
      for (const text of [...requests, '', '?', ...hostileTexts]) {
        const { tools } = await classify(classifier, text);
        expectEqual([...tools.keys()].sort(), [...classifier.tools].sort(), `tools for "${text}"`);
        for (const probability of tools.values())
          expectThat(probability >= 0 && probability <= 1, `${probability} for "${text}" is no probability`);
      }
    },
  },
  {
    law: 'what it counts has probabilities that sum to one, whatever the text',
    check: async ({ classifier, requests }) => {
      for (const text of [...requests, '', '?', ...hostileTexts]) {
        const { calls, steps } = await classify(classifier, text);
        for (const counts of [calls, steps]) {
          const sum = counts?.reduce((total, probability) => total + probability, 0) ?? 1;
          expectThat(Math.abs(sum - 1) < 1e-3, `the probabilities for "${text}" sum to ${sum}`);
        }
      }
    },
  },
  {
    law: 'classifications at the same time do not disturb one another',
    check: async ({ classifier, requests }) => {
      const together = await Promise.all(requests.map((request) => classify(classifier, request)));
      for (const [index, request] of requests.entries())
        expectEqual(
          [...(together[index]?.tools ?? [])],
          [...(await classify(classifier, request)).tools],
          `probabilities for "${request}"`,
        );
    },
  },
];

import { createRequestText } from '../call/request-text.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import type { ToolId } from '../tool/tool-pack.ts';
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

const classify = (classifier: ToolClassifier, text: string): Promise<ReadonlyMap<ToolId, number>> =>
  classifier.classify(createRequestText(text));

/** The laws of `ToolClassifier`. */
export const toolClassifierConformance: readonly ToolClassifierConformanceCase[] = [
  {
    law: 'each known tool has a probability, and no other has one, whatever the text',
    check: async ({ classifier, requests }) => {
      for (const text of [...requests, '', '?', ...hostileTexts]) {
        const probabilities = await classify(classifier, text);
        expectEqual([...probabilities.keys()].sort(), [...classifier.tools].sort(), `tools for "${text}"`);
        for (const probability of probabilities.values())
          expectThat(probability >= 0 && probability <= 1, `${probability} for "${text}" is no probability`);
      }
    },
  },
  {
    law: 'classifications at the same time do not disturb one another',
    check: async ({ classifier, requests }) => {
      const together = await Promise.all(requests.map((request) => classify(classifier, request)));
      for (const [index, request] of requests.entries())
        expectEqual([...(together[index] ?? [])], [...(await classify(classifier, request))], `probabilities for "${request}"`);
    },
  },
];

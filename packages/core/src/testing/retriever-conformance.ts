import { createRequestText } from '../call/request-text.ts';
import type { RetrievedTool, Retriever } from '../retriever/retriever.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { expectEqual, expectThat } from './expectations.ts';
import { hostileTexts } from './hostile-texts.ts';

/** What a retriever brings to the kit. */
export interface RetrieverConformanceSubject {
  readonly retriever: Retriever;
  /** Requests for which it retrieves at least one tool. */
  readonly requests: readonly string[];
}

/** One law and how it is checked. Data, so that Vitest runs it in Node and in browsers, and an app on a phone. */
export interface RetrieverConformanceCase {
  readonly law: string;
  /** @throws {ConformanceFailure} where the law does not hold. */
  readonly check: (subject: RetrieverConformanceSubject) => Promise<void>;
}

const retrieve = (retriever: Retriever, text: string, offered?: ReadonlySet<ToolId>): Promise<readonly RetrievedTool[]> =>
  retriever.retrieve({ text: createRequestText(text), offered });
const everySecond = ({ tools }: Retriever): ReadonlySet<ToolId> => new Set([...tools].filter((_, index) => index % 2 === 0));

/** The laws of `Retriever`. */
export const retrieverConformance: readonly RetrieverConformanceCase[] = [
  {
    law: 'tools come best first, each once, with scores from 0 to 1',
    check: async ({ retriever, requests }) => {
      for (const request of requests) {
        const retrieved = await retrieve(retriever, request);
        const scores = retrieved.map(({ score }) => score);
        expectThat(retrieved.length > 0, `"${request}" retrieves nothing`);
        expectEqual(
          scores,
          scores.toSorted((left, right) => right - left),
          `scores for "${request}"`,
        );
        expectThat(
          scores.every((score) => score >= 0 && score <= 1),
          `a score for "${request}" is not from 0 to 1: ${scores.join(', ')}`,
        );
        expectEqual(new Set(retrieved.map(({ toolId }) => toolId)).size, retrieved.length, `different tools for "${request}"`);
      }
    },
  },
  {
    law: 'only tools that are known and offered are retrieved',
    check: async ({ retriever, requests }) => {
      const offered = new Set<ToolId>([...everySecond(retriever), 'nobody.knows_this']);
      for (const request of requests)
        for (const { toolId } of await retrieve(retriever, request, offered))
          expectThat(offered.has(toolId) && retriever.tools.has(toolId), `"${request}" retrieves ${toolId}`);
    },
  },
  {
    law: 'where nothing is offered, nothing is retrieved',
    check: async ({ retriever, requests }) => {
      for (const request of requests) expectEqual(await retrieve(retriever, request, new Set()), [], `tools for "${request}"`);
    },
  },
  {
    law: 'the score of a tool does not depend on what else is offered',
    check: async ({ retriever, requests }) => {
      for (const request of requests) {
        const scores = new Map((await retrieve(retriever, request)).map(({ toolId, score }) => [toolId, score]));
        for (const { toolId, score } of await retrieve(retriever, request, everySecond(retriever)))
          if (scores.has(toolId)) expectEqual(score, scores.get(toolId), `score of ${toolId} for "${request}"`);
      }
    },
  },
  {
    law: 'case, white space and curly quotes do not matter',
    check: async ({ retriever, requests }) => {
      for (const request of requests)
        expectEqual(
          await retrieve(retriever, ` ${request.toUpperCase().replaceAll("'", '’').replaceAll(' ', '\n ')}\t`),
          await retrieve(retriever, request),
          `tools for "${request}"`,
        );
    },
  },
  {
    law: 'retrievals at the same time do not disturb one another',
    check: async ({ retriever, requests }) => {
      const together = await Promise.all(requests.map((request) => retrieve(retriever, request)));
      for (const [index, request] of requests.entries())
        expectEqual(together[index], await retrieve(retriever, request), `tools for "${request}"`);
    },
  },
  {
    law: 'no text is refused: empty, hostile or very long',
    check: async ({ retriever }) => {
      for (const text of ['', ' ', '?', ...hostileTexts, 'open the window '.repeat(5000), 'x'.repeat(100_000)])
        for (const { score } of await retrieve(retriever, text)) expectThat(score >= 0 && score <= 1, 'a score is no number from 0 to 1');
    },
  },
];

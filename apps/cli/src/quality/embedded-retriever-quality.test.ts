import { readFileSync } from 'node:fs';
import { openOnnxRetriever, type OnnxRetriever } from '@octoweave/backend-node';
import { createRequestText, toolId, type ToolPack } from '@octoweave/core';
import { parseEvaluationCases, requestsOf } from '@octoweave/core/evaluation';
import { embeddedRetriever, type EmbeddedRetrieverId } from '@octoweave/models';
import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldWays, isServed } from '../../../../benchmarks/retriever/gold-tools.ts';

/** What an embedded retriever has reached. A ratchet: `complete` may be raised and `kept` lowered, never the other way round. */
interface ExpectedRetrieval {
  readonly retriever: EmbeddedRetrieverId;
  readonly file: string;
  /** The packs on offer. */
  readonly packs: readonly string[];
  /** Of the requests that call for tools, the share that keeps all of them. */
  readonly complete: number;
  /** Tools on average over all requests: a retriever that keeps everything misses nothing. */
  readonly kept: number;
}

const knownPacks: readonly ToolPack[] = [vehiclePack, androidPack, macosPack];
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const expected = JSON.parse(read('./expected-retrieval.json')) as readonly ExpectedRetrieval[];

describe.each(['octoweave-encoder', 'octoweave-retriever'] as const)('%s', (id) => {
  let retriever: OnnxRetriever;
  beforeAll(async () => {
    retriever = await openOnnxRetriever({ model: embeddedRetriever(id) });
  });
  afterAll(() => retriever.dispose());

  it.each(expected.filter((one) => one.retriever === id))(
    'keeps as much on $file, of as few tools, as it did',
    async ({ file, packs, complete, kept }) => {
      const { cases, issues } = parseEvaluationCases(read(`../../../../packages/forge/evaluation/${file}`));
      expect(issues).toEqual([]);
      const offered = new Set(
        knownPacks
          .filter(({ name }) => packs.includes(name))
          .flatMap(({ name, definitions }) => definitions.map((definition) => toolId(name, definition.name))),
      );
      const requests = cases.flatMap(requestsOf);
      let keptTools = 0;
      let calling = 0;
      let served = 0;
      for (const request of requests) {
        const retrieved = await retriever.retrieve({ text: createRequestText(request.query), offered });
        const ways = goldWays(request, { pack: file.slice(0, file.indexOf('.')) });
        keptTools += retrieved.length;
        if (ways.length > 0) calling += 1;
        if (isServed(ways, new Set(retrieved.map((tool) => tool.toolId)))) served += 1;
      }
      expect(Number((served / calling).toFixed(3))).toBeGreaterThanOrEqual(complete);
      expect(Number((keptTools / requests.length).toFixed(2))).toBeLessThanOrEqual(kept);
    },
  );
});

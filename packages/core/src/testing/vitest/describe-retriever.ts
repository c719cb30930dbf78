import { describe, it } from 'vitest';
import { retrieverConformance, type RetrieverConformanceSubject } from '../retriever-conformance.ts';

/** Runs every law. The retriever is opened when the first law asks for it, and disposed of by whoever opened it. */
export function describeRetriever(name: string, open: () => RetrieverConformanceSubject | Promise<RetrieverConformanceSubject>): void {
  describe(`${name} as a retriever`, () => {
    for (const { law, check } of retrieverConformance) it(law, async () => check(await open()));
  });
}

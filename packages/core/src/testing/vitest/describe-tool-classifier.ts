import { describe, it } from 'vitest';
import { toolClassifierConformance, type ToolClassifierConformanceSubject } from '../tool-classifier-conformance.ts';

/** Runs every law. The classifier is opened when the first law asks for it, and disposed of by whoever opened it. */
export function describeToolClassifier(name: string, open: () => ToolClassifierConformanceSubject): void {
  describe(`${name} as a tool classifier`, () => {
    for (const { law, check } of toolClassifierConformance) it(law, async () => check(open()));
  });
}

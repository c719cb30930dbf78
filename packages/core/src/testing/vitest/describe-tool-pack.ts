import { describe, it } from 'vitest';
import { toolPackConformance, type ToolPackConformanceSubject } from '../tool-pack-conformance.ts';
import { checkLaw, lawTitle, type Waivers } from './check-law.ts';

/** How the kit is run. */
export interface DescribeToolPackOptions {
  /** Laws this pack does not keep, each with the reason. A waived law that holds fails, so that waivers do not outlive their reason. */
  readonly waivers?: Waivers;
}

/** Runs every law that applies. */
export function describeToolPack(subject: ToolPackConformanceSubject, { waivers = {} }: DescribeToolPackOptions = {}): void {
  describe(`${subject.pack.name} as a pack`, () => {
    for (const { law, check } of toolPackConformance.filter(({ applies }) => applies(subject)))
      it(lawTitle(law, waivers), () => checkLaw(law, { waivers, check: () => check(subject) }));
  });
}

import { describe, it } from 'vitest';
import { backendConformance, type BackendConformanceSubject } from '../backend-conformance.ts';
import { checkLaw, lawTitle, type Waivers } from './check-law.ts';

/** How the kit is run. */
export interface DescribeBackendOptions {
  /** Laws this backend does not keep, each with the reason. A waived law that holds fails, so that waivers do not outlive their reason. */
  readonly waivers?: Waivers;
}

/** Runs every law that applies, each on a session of its own. */
export function describeBackend(subject: BackendConformanceSubject, { waivers = {} }: DescribeBackendOptions = {}): void {
  const { backend, model } = subject;
  describe(`${backend.id} as a backend`, () => {
    for (const { law, applies, check } of backendConformance) {
      if (!applies(backend.capabilities)) continue;
      it(lawTitle(law, waivers), async () => {
        const session = await backend.openSession({ model });
        try {
          await checkLaw(law, { waivers, check: () => check(session, subject) });
        } finally {
          await session.dispose();
        }
      });
    }
  });
}

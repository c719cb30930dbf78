import { describe, it } from 'vitest';
import { backendConformance, type BackendConformanceSubject } from '../backend-conformance.ts';
import { ConformanceFailure } from '../expectations.ts';

/** How the kit is run. */
export interface DescribeBackendOptions {
  /** Laws this backend does not keep, each with the reason. A waived law that holds fails, so that waivers do not outlive their reason. */
  readonly waivers?: Readonly<Record<string, string>>;
}

/** Runs every law that applies, each on a session of its own. */
export function describeBackend(subject: BackendConformanceSubject, { waivers = {} }: DescribeBackendOptions = {}): void {
  const { backend, model } = subject;
  describe(`${backend.id} as a backend`, () => {
    for (const { law, applies, check } of backendConformance) {
      if (!applies(backend.capabilities)) continue;
      it(law in waivers ? `${law} (waived: ${waivers[law]})` : law, async () => {
        const session = await backend.openSession({ model });
        try {
          const failure = await check(session, subject).then(
            () => undefined,
            (error: unknown) => error,
          );
          if (law in waivers && failure === undefined) throw new ConformanceFailure('The law holds; take the waiver away.');
          if (!(law in waivers) && failure !== undefined) throw failure;
        } finally {
          await session.dispose();
        }
      });
    }
  });
}

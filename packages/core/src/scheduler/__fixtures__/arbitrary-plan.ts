import * as fc from 'fast-check';
import type { CallId } from '../../call/tool-call.ts';

/** One call of a random plan; all times in milliseconds of a virtual clock. */
export interface TimedCall {
  readonly id: CallId;
  /** Time between the call before it in the plan and this one. */
  readonly writtenAfterMs: number;
  readonly needs: readonly CallId[];
  readonly resource: string | undefined;
  /** How long a person takes to answer, where one is asked. */
  readonly approval: { readonly afterMs: number; readonly isApproved: boolean } | undefined;
  /** 0 is a tool that ends synchronously. */
  readonly lastsMs: number;
  readonly isSuccess: boolean;
}

const fewMs = fc.nat({ max: 5 });

const arbitraryCall = (index: number): fc.Arbitrary<TimedCall> =>
  fc.record({
    id: fc.constant(String(index)),
    writtenAfterMs: fc.oneof(fc.constant(0), fewMs),
    needs: index === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat({ max: index - 1 }).map(String), { maxLength: 3 }),
    resource: fc.constantFrom(undefined, 'roof', 'seat'),
    approval: fc.option(fc.record({ afterMs: fewMs, isApproved: fc.boolean() }), { nil: undefined, freq: 4 }),
    lastsMs: fewMs,
    isSuccess: fc.nat({ max: 5 }).map((number) => number > 0),
  });

/** Plans of up to sixteen calls, each of which needs only earlier ones. */
export const arbitraryPlan: fc.Arbitrary<readonly TimedCall[]> = fc
  .nat({ max: 16 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => arbitraryCall(index))));

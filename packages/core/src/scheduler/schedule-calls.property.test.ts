import * as fc from 'fast-check';
import { concatMap, delay, from, map, of, startWith, timer, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { CallId } from '../call/tool-call.ts';
import { arbitraryPlan, type TimedCall } from './__fixtures__/arbitrary-plan.ts';
import { callOf, denied, failed, resolveAny, resolvedOf, succeeded } from './__fixtures__/plan.ts';
import type { CallEvent } from './call-event.ts';
import { scheduleCalls, type PermissionStep } from './schedule-calls.ts';

interface TimedEvent {
  readonly atMs: number;
  readonly event: CallEvent;
}

function play(plan: readonly TimedCall[], concurrency: number) {
  const clock = new VirtualTimeScheduler();
  const events: TimedEvent[] = [];
  let completions = 0;
  const timedCallOf = ({ id }: { readonly id: CallId }): TimedCall => plan[Number(id)]!;
  from(plan)
    .pipe(
      concatMap(({ id, needs, writtenAfterMs }) => {
        const written = of(callOf(id, needs));
        return writtenAfterMs === 0 ? written : written.pipe(delay(writtenAfterMs, clock));
      }),
      scheduleCalls({
        concurrency,
        resolve: resolveAny,
        resourceOf: (call) => timedCallOf(call).resource,
        permit: (call) => {
          const { approval } = timedCallOf(call);
          if (!approval) return undefined;
          const { afterMs, isApproved } = approval;
          const request = { call: resolvedOf(call), effect: 'write', message: '', digest: '' } as const;
          const permission = isApproved
            ? ({ type: 'run', resolved: resolvedOf(call) } as const)
            : ({ type: 'end', resolved: resolvedOf(call), outcome: denied } as const);
          return timer(afterMs, clock).pipe(
            map((): PermissionStep => ({ type: 'permission', permission })),
            startWith<PermissionStep>({ type: 'event', event: { type: 'approval-request', call, request } }),
          );
        },
        invoke: (resolved) => {
          const { lastsMs, isSuccess } = timedCallOf(resolved);
          const outcome = of(isSuccess ? succeeded : failed);
          return lastsMs === 0 ? outcome : outcome.pipe(delay(lastsMs, clock));
        },
      }),
    )
    .subscribe({ next: (event) => events.push({ atMs: clock.now(), event }), complete: () => void (completions += 1) });
  clock.flush();
  return { events, completions };
}

/** When each call would end, and how, if nothing but what it needs and what it occupies ever held it up. */
function idealEnds(plan: readonly TimedCall[]) {
  const ends = new Map<CallId, { readonly atMs: number; readonly status: string }>();
  const freeAt = new Map<string, number>();
  let writtenAt = 0;
  for (const { id, needs, resource, writtenAfterMs, approval, lastsMs, isSuccess } of plan) {
    writtenAt += writtenAfterMs;
    const awaited = needs.map((needed) => ends.get(needed)!);
    const readyAt = Math.max(writtenAt, ...awaited.map(({ atMs }) => atMs), resource === undefined ? 0 : (freeAt.get(resource) ?? 0));
    const askedMs = approval?.afterMs ?? 0;
    const end = awaited.some(({ status }) => status !== 'succeeded')
      ? { atMs: readyAt, status: 'skipped' }
      : approval?.isApproved === false
        ? { atMs: readyAt + askedMs, status: 'denied' }
        : { atMs: readyAt + askedMs + lastsMs, status: isSuccess ? 'succeeded' : 'failed' };
    ends.set(id, end);
    if (resource !== undefined) freeAt.set(resource, end.atMs);
  }
  return ends;
}

const arbitraryConcurrency = fc.constantFrom(1, 2, 3, 4, Number.POSITIVE_INFINITY);

const statusOf = (event: CallEvent) => (event.type === 'call-end' ? event.outcome.status : undefined);

/** Holds a law to random plans at random concurrencies. */
const holds = (law: (played: ReturnType<typeof play>, plan: readonly TimedCall[], concurrency: number) => void) =>
  fc.assert(
    fc.property(arbitraryPlan, arbitraryConcurrency, (plan, concurrency) => law(play(plan, concurrency), plan, concurrency)),
    { numRuns: 400 },
  );

describe('scheduleCalls, for every plan', () => {
  test('emits the events of each call in order, ends it once, and completes once', () => {
    holds(({ events, completions }, plan) => {
      for (const { id, approval } of plan) {
        const types = events.filter(({ event }) => event.call.id === id).map(({ event }) => event.type.replace('call-', ''));
        const asked = approval ? ' approval-request' : '';
        expect([`planned end`, `planned${asked} end`, `planned${asked} start end`]).toContain(types.join(' '));
      }
      expect(completions).toBe(1);
    });
  });

  test('emits the end of a call before any event of a call that needs it, except that it is planned', () => {
    holds(({ events }, plan) => {
      const endIndex = new Map(events.flatMap(({ event }, index) => (event.type === 'call-end' ? [[event.call.id, index] as const] : [])));
      const early = events.filter(({ event: { type, call } }, index) => {
        const { needs } = plan[Number(call.id)]!;
        return type !== 'call-planned' && needs.some((needed) => endIndex.get(needed)! > index);
      });
      expect(early).toEqual([]);
    });
  });

  test('starts a call only if all it needs succeeded, and skips it otherwise for the first that did not', () => {
    holds(({ events }, plan) => {
      const statuses = new Map(events.map(({ event }) => [event.call.id, statusOf(event)]));
      for (const { event } of events) {
        if (event.type !== 'call-end') continue;
        const blocker = plan[Number(event.call.id)]!.needs.find((needed) => statuses.get(needed) !== 'succeeded');
        const skippedFor =
          event.outcome.status === 'skipped' && event.outcome.reason.type === 'dependency' ? event.outcome.reason.callId : undefined;
        expect(skippedFor).toBe(blocker);
      }
    });
  });

  test('never runs more calls at once than its concurrency', () => {
    holds(({ events }, _, concurrency) => {
      const running = new Set<CallId>();
      for (const { event } of events) {
        if (event.type === 'call-start') running.add(event.call.id);
        if (event.type === 'call-end') running.delete(event.call.id);
        expect(running.size).toBeLessThanOrEqual(concurrency);
      }
    });
  });

  test('lets no two calls of one resource overlap, from the question to the end, and takes them in the order planned', () => {
    holds(({ events }, plan) => {
      const resourceOf = (id: CallId) => plan[Number(id)]!.resource;
      for (const resource of ['roof', 'seat']) {
        const touched = events.filter(({ event }) => event.type !== 'call-planned' && resourceOf(event.call.id) === resource);
        const order = touched.map(({ event }) => Number(event.call.id));
        expect(order).toEqual(order.toSorted((one, other) => one - other));
      }
    });
  });

  test('leaves no call waiting that could run while fewer run than its concurrency', () => {
    holds(({ events }, plan, concurrency) => {
      const runs = plan.flatMap(({ id }) => {
        const of = events.filter(({ event }) => event.call.id === id);
        const start = of.find(({ event }) => event.type === 'call-start')?.atMs;
        return start === undefined ? [] : [{ id, start, end: of.at(-1)!.atMs }];
      });
      for (const { id, start } of runs) {
        const { needs, resource, approval } = plan[Number(id)]!;
        const mayRunAt = Math.max(
          ...events
            .filter(({ event }) => {
              const other = event.call.id;
              if (event.type === 'call-planned') return other === id;
              const isPredecessor = resource !== undefined && Number(other) < Number(id) && plan[Number(other)]!.resource === resource;
              return event.type === 'call-end' && (needs.includes(other) || isPredecessor);
            })
            .map(({ atMs }) => atMs),
        );
        const readyAt = mayRunAt + (approval?.afterMs ?? 0);
        for (let atMs = readyAt; atMs < start; atMs++)
          expect(runs.filter((run) => run.start <= atMs && atMs < run.end).length).toBe(concurrency);
      }
    });
  });

  test('ends every call as early as what it needs and occupies allows, where concurrency is endless', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const { events } = play(plan, Number.POSITIVE_INFINITY);
        const ends = events.flatMap(({ atMs, event }) =>
          event.type === 'call-end' ? [[event.call.id, { atMs, status: statusOf(event) }] as const] : [],
        );
        expect(new Map(ends)).toEqual(idealEnds(plan));
      }),
      { numRuns: 1000 },
    );
  });
});

import { concat, of, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { thrownMessage } from '../../internal/thrown-message.ts';
import type { CallId, ToolCall } from '../../call/tool-call.ts';
import type { ToolOutcome } from '../../call/tool-outcome.ts';
import { scheduleCalls, type PermissionStep, type ScheduleCallsOptions } from '../schedule-calls.ts';
import { denied, describeEvent, failed, resolveAny, resolvedOf, succeeded } from './plan.ts';

/** A plan on a virtual clock: one character of a marble is one millisecond. */
export interface RecordScheduleOptions {
  /** The plan: a letter for each call, `|` where it is complete, `#` where it breaks off. */
  readonly plan: string;
  readonly calls: Readonly<Record<string, ToolCall>>;
  /** Runs by call id: `o` succeeds, `x` fails, `#` is an error. @defaultValue `(o|)` */
  readonly runs?: Readonly<Record<CallId, string>>;
  /** Approvals by call id: `y` is yes, `n` no, `#` an error. A call without one needs no consent. */
  readonly approvals?: Readonly<Record<CallId, string>>;
  readonly resources?: Readonly<Record<CallId, string>>;
  readonly resolve?: ScheduleCallsOptions['resolve'];
  readonly concurrency?: number;
  readonly unsubscribeAtMs?: number;
}

/** What happened when, as `3 end 1 succeeded`; and from when to when each stream was subscribed, as `0..3`. */
export interface ScheduleRecord {
  readonly log: readonly string[];
  readonly planSubscriptions: readonly string[];
  readonly runSubscriptions: Readonly<Record<CallId, readonly string[]>>;
  readonly approvalSubscriptions: Readonly<Record<CallId, readonly string[]>>;
}

type Cold = Observable<unknown> & {
  readonly subscriptions: readonly { readonly subscribedFrame: number; readonly unsubscribedFrame: number }[];
};

/** Plays a plan and writes down what became of it. */
export function recordSchedule(options: RecordScheduleOptions): ScheduleRecord {
  const { plan, calls, runs = {}, approvals = {}, resources = {}, resolve = resolveAny, concurrency = 4, unsubscribeAtMs } = options;
  const scheduler = new TestScheduler(() => undefined);
  const log: string[] = [];
  const runStreams = new Map<CallId, Cold>();
  const approvalStreams = new Map<CallId, Cold>();
  let planSubscriptions: readonly string[] = [];
  scheduler.run(({ cold, flush }) => {
    const note = (text: string): void => void log.push(`${scheduler.now()} ${text}`);
    const source = cold(plan, calls, new Error('the plan broke off'));
    const subscription = source
      .pipe(
        scheduleCalls({
          resolve,
          permit: (call) => {
            const marbles = approvals[call.id];
            if (marbles === undefined) return undefined;
            const answers: Record<string, PermissionStep> = {
              y: { type: 'permission', permission: { type: 'run', resolved: resolvedOf(call) } },
              n: { type: 'permission', permission: { type: 'end', resolved: resolvedOf(call), outcome: denied } },
            };
            const answer = cold(marbles, answers, new Error('the approval broke off'));
            approvalStreams.set(call.id, answer);
            const request = { call: resolvedOf(call), effect: 'write', message: 'Really?', digest: '' } as const;
            return concat(of<PermissionStep>({ type: 'event', event: { type: 'approval-request', call, request } }), answer);
          },
          invoke: ({ id }) => {
            const run = cold<ToolOutcome>(runs[id] ?? '(o|)', { o: succeeded, x: failed }, new Error('the run broke off'));
            runStreams.set(id, run);
            return run;
          },
          resourceOf: ({ id }) => resources[id],
          concurrency,
        }),
      )
      .subscribe({
        next: (event) => note(describeEvent(event)),
        error: (error) => note(`error: ${thrownMessage(error)}`),
        complete: () => note('complete'),
      });
    if (unsubscribeAtMs !== undefined) scheduler.schedule(() => subscription.unsubscribe(), unsubscribeAtMs);
    flush();
    planSubscriptions = describeSubscriptions(source);
  });
  return { log, planSubscriptions, runSubscriptions: describeAll(runStreams), approvalSubscriptions: describeAll(approvalStreams) };
}

const describeSubscriptions = ({ subscriptions }: Cold): readonly string[] =>
  subscriptions.map(({ subscribedFrame, unsubscribedFrame }) => `${subscribedFrame}..${unsubscribedFrame}`);

const describeAll = (streams: ReadonlyMap<CallId, Cold>): Readonly<Record<CallId, readonly string[]>> =>
  Object.fromEntries([...streams].map(([id, stream]) => [id, describeSubscriptions(stream)]));

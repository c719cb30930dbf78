import { Observable, take, takeWhile, tap, type OperatorFunction, type Subscription } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import { dependenciesOf, type CallId, type ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { AgentError } from '../error/agent-error.ts';
import type { AnswerableCall, CallResolution } from '../graph/resolve-arguments.ts';
import { createFirstInFirstOut } from './first-in-first-out.ts';
import type { CallEvent } from './call-event.ts';
import { createWaitingCalls } from './waiting-calls.ts';

/** Whether a call may run: with these values, or not at all. */
export type CallPermission =
  | { readonly type: 'run'; readonly resolved: ResolvedCall }
  | {
      readonly type: 'end';
      /** What it would have run with; undefined where it never had values. */
      readonly resolved: ResolvedCall | undefined;
      readonly outcome: ToolOutcome;
    };

/** What happens on the way to a permission; the permission comes last, once, and nothing after it is heard. */
export type PermissionStep =
  | { readonly type: 'event'; readonly event: CallEvent }
  | { readonly type: 'permission'; readonly permission: CallPermission };

/** How calls are resolved, permitted and run. */
export interface ScheduleCallsOptions {
  /** Turns arguments into values, with the outcomes the call refers to. Pure and synchronous. */
  readonly resolve: (call: ToolCall, outcomes: ReadonlyMap<CallId, ToolOutcome>) => CallResolution;
  /**
   * Looks up what is not known and asks for consent, where either is needed; undefined where neither is. Waiting for a device or a person
   * holds up no other call.
   */
  readonly permit: (call: ToolCall, answerable: AnswerableCall) => Observable<PermissionStep> | undefined;
  /** Runs the tool and emits one outcome, after which it is unsubscribed. */
  readonly invoke: (resolved: ResolvedCall) => Observable<ToolOutcome>;
  /** What of the device a call occupies. Calls of one resource run one at a time, in the order planned. */
  readonly resourceOf: (call: ToolCall) => string | undefined;
  /** How many calls run at once. @defaultValue 4 */
  readonly concurrency?: number;
}

interface RunnableCall {
  readonly call: ToolCall;
  readonly resolved: ResolvedCall;
}

/**
 * Runs tool calls as soon as what they need has settled, while the plan is still streaming in.
 *
 * - Waiting is free: only running calls count towards `concurrency`.
 * - Every call emits exactly one `call-end`, before the `call-start` of any call that needs it.
 * - What a call held is torn down before its `call-end`, and so before the next call on its resource starts.
 * - A call that did not succeed is an outcome, and the calls that need its value are skipped. Only a broken plan is an error.
 * - Unsubscribing aborts the running calls and starts no others; so does an error, before it is emitted.
 *
 * @throws {AgentError} `concurrency-invalid` where no call could ever run; through the Observable `outcome-missing` or `permission-missing`
 *   where `invoke` or `permit` ends without an answer, and whatever `resolve`, `permit`, `invoke` and `resourceOf` throw.
 * @throws {CallGraphError} through the Observable, where a call contradicts the calls before it.
 */
export function scheduleCalls(options: ScheduleCallsOptions): OperatorFunction<ToolCall, CallEvent> {
  const { resolve, permit, invoke, resourceOf, concurrency = 4 } = options;
  if (!(concurrency >= 1))
    throw new AgentError({ code: 'concurrency-invalid', message: `A concurrency of ${concurrency} lets no call run. Use 1 or more.` });
  return (calls) =>
    new Observable<CallEvent>((subscriber) => {
      const waiting = createWaitingCalls({ resourceOf });
      const ready = createFirstInFirstOut<ToolCall>();
      const runnable = createFirstInFirstOut<RunnableCall>();
      const work = new Set<Subscription>();
      let running = 0;
      let isPlanComplete = false;
      let isAdvancing = false;
      let isStopped = false;

      const stop = (): void => {
        isStopped = true;
        for (const subscription of work) subscription.unsubscribe();
      };

      const fail = (error: unknown): void => {
        stop();
        subscriber.error(error);
      };

      /** Prepares or starts one call. Calls to prepare come first: some of them only have to be skipped. */
      const takeUp = (): boolean => {
        if (isStopped) return false;
        const call = ready.take();
        if (call) {
          prepare(call);
          return true;
        }
        const next = running < concurrency ? runnable.take() : undefined;
        if (next) start(next);
        return next !== undefined;
      };

      /** Works off the queues without recursion, so that ten thousand skipped calls need no ten thousand stack frames. */
      const advance = (): void => {
        if (isAdvancing) return;
        isAdvancing = true;
        try {
          let hasMore = true;
          while (hasMore) hasMore = takeUp();
        } catch (error) {
          fail(error);
        }
        isAdvancing = false;
        if (isPlanComplete && !isStopped && waiting.unsettled === 0) subscriber.complete();
      };

      const end = (call: ToolCall, resolved: ResolvedCall | undefined, outcome: ToolOutcome): void => {
        subscriber.next({ type: 'call-end', call, resolved, outcome });
        for (const released of waiting.settle(call.id, outcome)) ready.add(released);
        advance();
      };

      /** Hands over the last value once the stream's own teardown has run: what it held is free when the next call begins. */
      const follow = <Value>(stream: Observable<Value>, settle: (last: Value | undefined) => void): void => {
        let last: Value | undefined;
        const subscription = stream.subscribe({ next: (value) => void (last = value), error: fail });
        if (isStopped) return subscription.unsubscribe();
        work.add(subscription);
        subscription.add(() => {
          work.delete(subscription);
          if (!isStopped) settle(last);
        });
      };

      const prepare = (call: ToolCall): void => {
        const blocker = findBlocker(call, waiting.outcomes);
        if (blocker !== undefined) return end(call, undefined, { status: 'skipped', reason: { type: 'dependency', callId: blocker } });
        const resolution = resolve(call, waiting.outcomes);
        if (resolution.status === 'needs-input') return end(call, undefined, resolution);
        const permission = permit(call, resolution);
        if (!permission && resolution.status === 'resolved') return runnable.add({ call, resolved: resolution.resolved });
        if (!permission) return fail(withoutAnswer('permission-missing', call));
        const steps = permission.pipe(
          tap((step) => step.type === 'event' && subscriber.next(step.event)),
          takeWhile((step) => step.type === 'event' && !isStopped, true),
        );
        follow(steps, (step) => {
          if (step?.type !== 'permission') return fail(withoutAnswer('permission-missing', call));
          if (step.permission.type === 'end') return end(call, step.permission.resolved, step.permission.outcome);
          runnable.add({ call, resolved: step.permission.resolved });
          return advance();
        });
      };

      const start = ({ call, resolved }: RunnableCall): void => {
        running += 1;
        subscriber.next({ type: 'call-start', call, resolved });
        if (isStopped) return;
        follow(invoke(resolved).pipe(take(1)), (outcome) => {
          running -= 1;
          return outcome ? end(call, resolved, outcome) : fail(withoutAnswer('outcome-missing', call));
        });
      };

      const enter = (call: ToolCall): void => {
        const isReady = waiting.add(call);
        subscriber.next({ type: 'call-planned', call });
        if (isReady) ready.add(call);
        advance();
      };

      // First, so that a plan which arrives synchronously and breaks still stops the work it has started.
      subscriber.add(stop);
      subscriber.add(
        calls
          .pipe(
            tap(enter),
            takeWhile(() => !isStopped),
          )
          .subscribe({
            error: fail,
            complete: () => {
              isPlanComplete = true;
              advance();
            },
          }),
      );
    });
}

/** A call without whose success another is not run. What is only to be shown stands in the way of values alone, for it has none. */
function findBlocker(call: ToolCall, outcomes: ReadonlyMap<CallId, ToolOutcome>): CallId | undefined {
  const needed = new Set(dependenciesOf({ arguments: call.arguments }));
  return dependenciesOf(call).find((id) => {
    const outcome = outcomes.get(id);
    const isShown = outcome?.status === 'skipped' && outcome.reason.type === 'dry-run';
    return outcome?.status !== 'succeeded' && !(isShown && !needed.has(id));
  });
}

function withoutAnswer(code: 'outcome-missing' | 'permission-missing', { id, toolId }: ToolCall): AgentError {
  const [port, answer] = code === 'outcome-missing' ? ['invoke', 'an outcome'] : ['permit', 'a permission'];
  return new AgentError({ code, message: `\`${port}\` ended without ${answer} for call "${id}" of ${toolId}. It must emit exactly one.` });
}

import { Observable, Subscription, type OperatorFunction } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import { dependenciesOf, type CallId, type ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { CallResolution } from '../graph/resolve-arguments.ts';
import { createFirstInFirstOut } from './first-in-first-out.ts';
import type { CallEvent } from './call-event.ts';
import { createWaitingCalls } from './waiting-calls.ts';

/** Whether a call may run: with these values, or not at all. */
export type CallPermission = { readonly type: 'run'; readonly resolved: ResolvedCall } | { readonly type: 'end'; readonly outcome: ToolOutcome };

/** What happens on the way to a permission; the permission comes last, once. */
export type PermissionStep = { readonly type: 'event'; readonly event: CallEvent } | { readonly type: 'permission'; readonly permission: CallPermission };

/** How calls are resolved, permitted and run. */
export interface ScheduleCallsOptions {
  /** Turns arguments into values, with the outcomes the call refers to. Pure and synchronous. */
  readonly resolve: (call: ToolCall, outcomes: ReadonlyMap<CallId, ToolOutcome>) => CallResolution;
  /** Asks for consent where it is needed; undefined where it is not. Waiting for a person holds up no other call. */
  readonly permit: (call: ToolCall, resolved: ResolvedCall) => Observable<PermissionStep> | undefined;
  /** Runs the tool and emits one outcome. */
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
 * - A call that did not succeed is an outcome, and the calls that need its value are skipped. Only a broken plan is an error.
 * - Unsubscribing aborts the running calls and starts no others.
 */
export function scheduleCalls({ resolve, permit, invoke, resourceOf, concurrency = 4 }: ScheduleCallsOptions): OperatorFunction<ToolCall, CallEvent> {
  return (calls) =>
    new Observable<CallEvent>((subscriber) => {
      const waiting = createWaitingCalls({ resourceOf });
      const ready = createFirstInFirstOut<ToolCall>();
      const runnable = createFirstInFirstOut<RunnableCall>();
      const work = new Subscription();
      let running = 0;
      let isPlanComplete = false;
      let isAdvancing = false;

      /** Works off the queues without recursion, so that ten thousand skipped calls need no ten thousand stack frames. */
      const advance = (): void => {
        if (isAdvancing) return;
        isAdvancing = true;
        for (;;) {
          const call = ready.take();
          if (call) {
            prepare(call);
            continue;
          }
          const next = running < concurrency ? runnable.take() : undefined;
          if (!next) break;
          start(next);
        }
        isAdvancing = false;
        if (isPlanComplete && waiting.unsettled === 0) subscriber.complete();
      };

      const end = (call: ToolCall, resolved: ResolvedCall | undefined, outcome: ToolOutcome): void => {
        subscriber.next({ type: 'call-end', call, resolved, outcome });
        for (const released of waiting.settle(call.id, outcome)) ready.add(released);
        advance();
      };

      const prepare = (call: ToolCall): void => {
        const blocker = dependenciesOf(call).find((id) => waiting.outcomes.get(id)?.status !== 'succeeded');
        if (blocker !== undefined) return end(call, undefined, { status: 'skipped', reason: { type: 'dependency', callId: blocker } });
        const resolution = resolve(call, waiting.outcomes);
        if (resolution.status === 'needs-input') return end(call, undefined, resolution);
        const { resolved } = resolution;
        const permission = permit(call, resolved);
        if (!permission) return runnable.add({ call, resolved });
        const steps = permission.subscribe({
          next: (step) => {
            if (step.type === 'event') return subscriber.next(step.event);
            if (step.permission.type === 'end') return end(call, resolved, step.permission.outcome);
            runnable.add({ call, resolved: step.permission.resolved });
            return advance();
          },
          error: (error) => subscriber.error(error),
        });
        if (!steps.closed) {
          work.add(steps);
          steps.add(() => work.remove(steps));
        }
      };

      const start = ({ call, resolved }: RunnableCall): void => {
        running += 1;
        subscriber.next({ type: 'call-start', call, resolved });
        const run = invoke(resolved).subscribe({
          next: (outcome) => {
            running -= 1;
            end(call, resolved, outcome);
          },
          error: (error) => subscriber.error(error),
        });
        if (!run.closed) {
          work.add(run);
          run.add(() => work.remove(run));
        }
      };

      // First, so that a plan which arrives synchronously and breaks still stops the work it has started.
      subscriber.add(work);
      subscriber.add(
        calls.subscribe({
          next: (call) => {
            try {
              const isReady = waiting.add(call);
              subscriber.next({ type: 'call-planned', call });
              if (isReady) ready.add(call);
            } catch (error) {
              subscriber.error(error);
              return;
            }
            advance();
          },
          error: (error) => subscriber.error(error),
          complete: () => {
            isPlanComplete = true;
            advance();
          },
        }),
      );
    });
}

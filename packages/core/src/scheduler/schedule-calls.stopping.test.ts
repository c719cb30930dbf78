import { finalize, from, NEVER, Observable, of, retry, Subject, take, tap, throwError } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { CallId, ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { callOf, describeEvent, failed, resolveAny, resolvedOf, succeeded } from './__fixtures__/plan.ts';
import { recordSchedule } from './__fixtures__/record-schedule.ts';
import type { CallResolution } from '../graph/resolve-arguments.ts';
import type { CallEvent } from './call-event.ts';
import { scheduleCalls, type PermissionStep, type ScheduleCallsOptions } from './schedule-calls.ts';

const a = callOf('1');
const b = callOf('2');
const c = callOf('3');

const schedule = (options: Partial<ScheduleCallsOptions> = {}) =>
  scheduleCalls({ resolve: resolveAny, permit: () => undefined, invoke: () => of(succeeded), resourceOf: () => undefined, ...options });

/** Everything a subscriber hears. */
function hear(events: Observable<CallEvent>): string[] {
  const heard: string[] = [];
  events.subscribe({
    next: (event) => heard.push(describeEvent(event)),
    error: (error: { code?: string; message: string }) => heard.push(`error ${error.code ?? error.message}`),
    complete: () => heard.push('complete'),
  });
  return heard;
}

describe('scheduleCalls, when it stops', () => {
  test('breaks on a call planned twice and aborts what runs before it says so', () => {
    const { log, runSubscriptions, planSubscriptions } = recordSchedule({ plan: 'a-a--|', calls: { a }, runs: { 1: '-----o|' } });
    expect(log).toEqual(['0 planned 1', '0 start 1', '2 error: Call "1" is planned twice.']);
    expect(runSubscriptions).toEqual({ 1: ['0..2'] });
    expect(planSubscriptions).toEqual(['0..2']);
  });

  test('breaks on a call that needs one nobody planned, which includes itself and later calls', () => {
    for (const needs of ['9', '2']) {
      const { log, runSubscriptions } = recordSchedule({ plan: 'a-b--|', calls: { a, b: callOf('2', [needs]) }, runs: { 1: '-----o|' } });
      expect(log.at(-1)).toBe(`2 error: Call "2" needs "${needs}", which no earlier call provides.`);
      expect(runSubscriptions).toEqual({ 1: ['0..2'] });
    }
  });

  test('aborts what runs and what waits for approval, and leaves the plan, when it is unsubscribed', () => {
    const record = recordSchedule({
      plan: '(abc)--|',
      calls: { a, b, c: callOf('3', ['1']) },
      runs: { 1: '-----o|' },
      approvals: { 2: '------y|' },
      unsubscribeAtMs: 3,
    });
    expect(record.log).toEqual(['0 planned 1', '0 start 1', '0 planned 2', '0 approval-request 2', '0 planned 3']);
    expect(record.runSubscriptions).toEqual({ 1: ['0..3'] });
    expect(record.approvalSubscriptions).toEqual({ 2: ['0..3'] });
    expect(record.planSubscriptions).toEqual(['0..3']);
  });

  test('passes an error of the plan on and aborts what runs', () => {
    const { log, runSubscriptions } = recordSchedule({ plan: 'a--#', calls: { a }, runs: { 1: '-----o|' } });
    expect(log.at(-1)).toBe('3 error: the plan broke off');
    expect(runSubscriptions).toEqual({ 1: ['0..3'] });
  });

  test('passes an error of a run on and aborts the others', () => {
    const { log, runSubscriptions, planSubscriptions } = recordSchedule({
      plan: '(ab)--|',
      calls: { a, b },
      runs: { 1: '--#', 2: '-----o|' },
    });
    expect(log.at(-1)).toBe('2 error: the run broke off');
    expect(runSubscriptions).toEqual({ 1: ['0..2'], 2: ['0..2'] });
    expect(planSubscriptions).toEqual(['0..2']);
  });

  test('passes an error of an approval on and aborts what runs', () => {
    const { log, runSubscriptions } = recordSchedule({ plan: '(ab|)', calls: { a, b }, runs: { 1: '-----o|' }, approvals: { 2: '--#' } });
    expect(log.at(-1)).toBe('2 error: the approval broke off');
    expect(runSubscriptions).toEqual({ 1: ['0..2'] });
  });

  test('starts no queued call after a run that breaks at once', () => {
    const invoked: CallId[] = [];
    const first = new Subject<ToolOutcome>();
    const invoke = ({ id }: { id: CallId }) => {
      invoked.push(id);
      return id === '1' ? first : throwError(() => new Error('broken'));
    };
    const heard = hear(of(a, callOf('2', ['1']), callOf('3', ['1'])).pipe(schedule({ invoke })));
    first.next(succeeded);
    expect(heard.slice(-3)).toEqual(['end 1 succeeded', 'start 2', 'error broken']);
    expect(invoked).toEqual(['1', '2']);
  });

  test('turns whatever its options throw into its error', () => {
    const fault = (): never => {
      throw new Error('at fault');
    };
    for (const options of [{ resolve: fault }, { permit: fault }, { invoke: fault }, { resourceOf: fault }])
      expect(hear(of(a, b).pipe(schedule(options))).filter((line) => line.startsWith('error'))).toEqual(['error at fault']);
  });

  test('breaks on a run that ends without an outcome and an approval that ends without a permission', () => {
    expect(hear(of(a).pipe(schedule({ invoke: () => of() }))).at(-1)).toBe('error outcome-missing');
    expect(hear(of(a).pipe(schedule({ permit: () => of() }))).at(-1)).toBe('error permission-missing');
    const said: CallResolution = { status: 'needs-look-up', said: { ...resolvedOf(a), words: [] } };
    expect(hear(of(a).pipe(schedule({ resolve: () => said }))).at(-1)).toBe('error permission-missing');
  });

  test('hears one outcome of a run and one permission of an approval', () => {
    const permission: PermissionStep = { type: 'permission', permission: { type: 'end', resolved: undefined, outcome: failed } };
    expect(hear(of(a).pipe(schedule({ invoke: () => of(succeeded, failed) })))).toEqual([
      'planned 1',
      'start 1',
      'end 1 succeeded',
      'complete',
    ]);
    expect(hear(of(a).pipe(schedule({ permit: () => of(permission, permission) })))).toEqual(['planned 1', 'end 1 failed', 'complete']);
  });

  test('unsubscribes a run after its outcome', () => {
    const outcomes = new Subject<ToolOutcome>();
    const heard = hear(of(a).pipe(schedule({ invoke: () => outcomes })));
    outcomes.next(succeeded);
    expect(outcomes.observed).toBe(false);
    outcomes.next(failed);
    expect(heard).toEqual(['planned 1', 'start 1', 'end 1 succeeded', 'complete']);
  });

  test('tears a run down before the next call of its resource starts', () => {
    const held: string[] = [];
    const outcomes = new Subject<ToolOutcome>();
    const invoke = ({ id }: { id: CallId }) => {
      held.push(`hold ${id}`);
      return outcomes.pipe(finalize(() => held.push(`free ${id}`)));
    };
    hear(of(a, b).pipe(schedule({ invoke, resourceOf: () => 'roof' })));
    outcomes.next(succeeded);
    expect(held).toEqual(['hold 1', 'free 1', 'hold 2']);
  });

  test('completes once, with every call ended, where plan and tools are synchronous', () => {
    const heard = hear(of(a, callOf('2', ['1']), c).pipe(schedule()));
    expect(heard).toEqual([
      'planned 1',
      'start 1',
      'end 1 succeeded',
      'planned 2',
      'start 2',
      'end 2 succeeded',
      'planned 3',
      'start 3',
      'end 3 succeeded',
      'complete',
    ]);
  });

  test('runs no tool that a subscriber no longer wants, whichever event it leaves at', () => {
    const permission: PermissionStep = {
      type: 'permission',
      permission: { type: 'run', resolved: { id: '1', toolId: 'home.act', arguments: {} } },
    };
    const request = { call: { id: '1', toolId: 'home.act', arguments: {} }, effect: 'write', message: '', digest: '' } as const;
    const invokedWithin = (events: number) => {
      const invoked: CallId[] = [];
      let asked = 0;
      const invoke = ({ id }: { id: CallId }) => of(succeeded).pipe(tap({ subscribe: () => invoked.push(id) }));
      const permit = (call: ToolCall) =>
        new Observable<PermissionStep>((subscriber) => {
          subscriber.next({ type: 'event', event: { type: 'approval-request', call, request } });
          if (subscriber.closed) return;
          asked += 1;
          subscriber.next(permission);
        });
      of(a, b)
        .pipe(schedule({ invoke, permit: (call) => (call.id === '1' ? permit(call) : undefined) }), take(events))
        .subscribe();
      return { invoked, asked };
    };
    // planned 1, approval-request 1, start 1, end 1, planned 2, start 2, end 2
    expect(invokedWithin(1)).toEqual({ invoked: [], asked: 0 });
    expect(invokedWithin(2)).toEqual({ invoked: [], asked: 0 });
    expect(invokedWithin(3)).toEqual({ invoked: [], asked: 1 });
    expect(invokedWithin(4)).toEqual({ invoked: ['1'], asked: 1 });
    expect(invokedWithin(6)).toEqual({ invoked: ['1'], asked: 1 });
    expect(invokedWithin(7)).toEqual({ invoked: ['1', '2'], asked: 1 });
  });

  test('draws nothing more from a synchronous endless plan once it is unsubscribed', () => {
    let drawn = 0;
    const endless = new Observable<ToolCall>((subscriber) => {
      while (!subscriber.closed) subscriber.next(callOf(String((drawn += 1))));
    });
    endless.pipe(schedule(), take(4)).subscribe();
    expect(drawn).toBe(2);
  });

  test('stops a run whose start makes the subscriber leave', () => {
    const plan = new Subject<ToolCall>();
    let isRunning = false;
    const invoke = () =>
      new Observable<ToolOutcome>(() => {
        isRunning = true;
        subscription.unsubscribe();
        return () => void (isRunning = false);
      });
    const subscription = plan.pipe(schedule({ invoke })).subscribe();
    plan.next(a);
    expect(isRunning).toBe(false);
    expect(plan.observed).toBe(false);
  });

  test('takes a call that is planned in answer to an event', () => {
    const plan = new Subject<ToolCall>();
    const heard: string[] = [];
    plan.pipe(schedule({ concurrency: 1, resourceOf: () => 'roof' })).subscribe({
      next: (event) => {
        heard.push(describeEvent(event));
        if (event.type === 'call-start' && event.call.id === '1') plan.next(callOf('2', ['1']));
        if (event.type === 'call-end' && event.call.id === '1') {
          plan.next(callOf('3', ['1', '2']));
          plan.complete();
        }
      },
      complete: () => heard.push('complete'),
    });
    plan.next(a);
    expect(heard).toEqual([
      'planned 1',
      'start 1',
      'planned 2',
      'end 1 succeeded',
      'planned 3',
      'start 2',
      'end 2 succeeded',
      'start 3',
      'end 3 succeeded',
      'complete',
    ]);
  });

  test('does not mix up two subscriptions', () => {
    const events = of(a, callOf('2', ['1'])).pipe(schedule());
    expect(hear(events)).toEqual(hear(events));
  });

  test('starts a plan anew under retry with nothing of the first attempt left running', () => {
    const starts: string[] = [];
    const invoke = ({ id }: { id: CallId }) => {
      starts.push(`hold ${id}`);
      return NEVER.pipe(finalize(() => starts.push(`free ${id}`)));
    };
    const broken = of(a, b, a).pipe(schedule({ invoke }), retry(1));
    expect(hear(broken).filter((line) => line.startsWith('error'))).toEqual(['error call-duplicate']);
    expect(starts).toEqual(['hold 1', 'hold 2', 'free 1', 'free 2', 'hold 1', 'hold 2', 'free 1', 'free 2']);
  });

  test('skips a hundred thousand dependents without running out of stack', () => {
    const length = 100_000;
    const chain = Array.from({ length }, (_, index) => callOf(String(index), index === 0 ? [] : [String(index - 1)]));
    const first = new Subject<ToolOutcome>();
    let skipped = 0;
    let completions = 0;
    from(chain)
      .pipe(schedule({ invoke: () => first }))
      .subscribe({
        next: (event) => void (event.type === 'call-end' && event.outcome.status === 'skipped' && (skipped += 1)),
        complete: () => void (completions += 1),
      });
    first.next(failed);
    expect({ skipped, completions }).toEqual({ skipped: length - 1, completions: 1 });
  });

  test('runs a hundred thousand synchronous calls of a chain without running out of stack', () => {
    const length = 100_000;
    const first = new Subject<ToolOutcome>();
    let ended = 0;
    from(Array.from({ length }, (_, index) => callOf(String(index), index === 0 ? [] : [String(index - 1)])))
      .pipe(schedule({ invoke: ({ id }) => (id === '0' ? first : of(succeeded)) }))
      .subscribe((event) => void (event.type === 'call-end' && (ended += 1)));
    first.next(succeeded);
    expect(ended).toBe(length);
  });
});

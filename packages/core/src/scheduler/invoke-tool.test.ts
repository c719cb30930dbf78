import * as fc from 'fast-check';
import { firstValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { ToolContext } from '../tool/tool.ts';
import { ToolFailure } from '../tool/tool-failure.ts';
import { ToolNeedsInput } from '../tool/tool-needs-input.ts';
import { defineDoor } from './__fixtures__/door.ts';
import { invokeTool } from './invoke-tool.ts';

type Execute = (input: unknown, context: ToolContext) => Promise<unknown>;

const change = { path: 'Door.IsOpen', from: false, to: true };
const readOnly = { effect: 'read' } as const;

const invoke = (execute: Execute, { deadlineMs = 1000, ...declared }: Parameters<typeof defineDoor>[0] & { deadlineMs?: number } = {}) =>
  invokeTool(
    { definition: defineDoor(declared), execute },
    { id: '1', toolId: 'home.open_door', arguments: { door: 'back' } },
    { deadlineMs },
  );

const outcomeOf = (...args: Parameters<typeof invoke>): Promise<ToolOutcome> => firstValueFrom(invoke(...args));

const throwing =
  (thrown: unknown): Execute =>
  () => {
    throw thrown;
  };

describe('invokeTool', () => {
  test('emits one outcome with the value and the changes, and completes', async () => {
    const outcomes = await firstValueFrom(
      invoke((input, { reportChange }) => {
        reportChange(change);
        return Promise.resolve({ opened: input });
      }).pipe(toArray()),
    );
    expect(outcomes).toEqual([{ status: 'succeeded', value: { opened: { door: 'back' } }, changes: [change] }]);
  });

  test('runs the tool once for each subscription and not before', async () => {
    const execute = vi.fn<Execute>(() => Promise.resolve(1));
    const outcome = invoke(execute);
    expect(execute).not.toHaveBeenCalled();
    await firstValueFrom(outcome);
    await firstValueFrom(outcome);
    expect(execute).toHaveBeenCalledTimes(2);
  });

  test('asks which of several things is meant where the tool does, and does not try again', async () => {
    const question = { parameter: 'door', question: 'Which back door?', choices: ['left', 'right'] };
    const execute = vi.fn<Execute>(throwing(new ToolNeedsInput(question)));
    expect(await outcomeOf(execute, readOnly)).toEqual({ status: 'needs-input', missing: [{ ...question, reason: 'ambiguous' }] });
    expect(execute).toHaveBeenCalledTimes(1);
  });

  test('gives a named failure its code, message and advice', async () => {
    const failure = new ToolFailure({ code: 'door-jammed', message: 'The door is jammed.', advice: 'Lift it a little.' });
    expect(await outcomeOf(throwing(failure))).toEqual({
      status: 'failed',
      code: 'door-jammed',
      message: 'The door is jammed.',
      advice: 'Lift it a little.',
      changes: [],
    });
  });

  test('knows a named failure of another copy of this package', async () => {
    const foreign = Object.assign(new Error('The door is jammed.'), {
      name: 'ToolFailure',
      code: 'door-jammed',
      '~octoweave': 'AgentError',
    });
    expect(await outcomeOf(throwing(foreign))).toMatchObject({ code: 'door-jammed', message: 'The door is jammed.' });
  });

  test('reports anything else as thrown, whether at once or later', async () => {
    expect(await outcomeOf(throwing(new Error('no power')))).toMatchObject({ code: 'tool-threw', message: 'open_door failed: no power' });
    expect(await outcomeOf(() => Promise.reject(new Error('no power')))).toMatchObject({
      code: 'tool-threw',
      message: 'open_door failed: no power',
    });
  });

  test('never errs, whatever is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (thrown) => {
        expect((await outcomeOf(throwing(thrown))).status).toBe('failed');
      }),
    );
  });

  test('keeps the changes of a run that failed, and drops those reported after its end', async () => {
    let report: ToolContext['reportChange'] | undefined;
    const outcome = await outcomeOf((_, { reportChange }) => {
      report = reportChange;
      reportChange(change);
      return Promise.reject(new Error('no power'));
    });
    report?.({ ...change, to: false });
    expect(outcome).toMatchObject({ status: 'failed', changes: [change] });
  });

  test('runs a failing idempotent read once more', async () => {
    const execute = vi.fn<Execute>().mockRejectedValueOnce(new Error('busy')).mockResolvedValueOnce('open');
    expect(await outcomeOf(execute, readOnly)).toMatchObject({ status: 'succeeded', value: 'open' });
    const hopeless = vi.fn<Execute>().mockRejectedValue(new Error('busy'));
    expect(await outcomeOf(hopeless, readOnly)).toMatchObject({ status: 'failed', code: 'tool-threw' });
    expect(hopeless).toHaveBeenCalledTimes(2);
  });

  test('runs nothing twice that writes, is not idempotent, or failed for a reason it named', async () => {
    const busy = vi.fn<Execute>().mockRejectedValue(new Error('busy'));
    await outcomeOf(busy, { effect: 'write', isIdempotent: true });
    await outcomeOf(busy, { effect: 'sensitive', isIdempotent: true });
    await outcomeOf(busy, { effect: 'read', isIdempotent: false });
    expect(busy).toHaveBeenCalledTimes(3);
    const named = vi.fn<Execute>().mockRejectedValue(new ToolFailure({ code: 'door-unknown', message: 'There is no such door.' }));
    await outcomeOf(named, readOnly);
    expect(named).toHaveBeenCalledTimes(1);
  });

  test('has null as the value of a tool that returns nothing', async () => {
    expect(await outcomeOf(() => Promise.resolve(undefined))).toMatchObject({ status: 'succeeded', value: null });
  });

  test('leaves out properties that are undefined', async () => {
    expect(await outcomeOf(() => Promise.resolve({ door: 'back', note: undefined }))).toMatchObject({ value: { door: 'back' } });
  });

  test('fails a run whose result is not JSON, with its changes and without another run', async () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const result of [new Date(0), 1n, Number.NaN, () => 1, new Map(), cycle, { at: [new Date(0)] }]) {
      const execute = vi.fn<Execute>((_, { reportChange }) => {
        reportChange(change);
        return Promise.resolve(result);
      });
      expect(await outcomeOf(execute, readOnly)).toMatchObject({ status: 'failed', code: 'result-not-json', changes: [change] });
      expect(execute).toHaveBeenCalledTimes(1);
    }
  });

  test('says where a result is not JSON', async () => {
    expect(await outcomeOf(() => Promise.resolve({ at: [new Date(0)] }))).toMatchObject({
      message: 'open_door ran, but its result cannot be used: the value.at[0] is Date, which JSON cannot carry.',
    });
  });

  test('aborts the tool when it is unsubscribed', () => {
    let seen: AbortSignal | undefined;
    const subscription = invoke((_, { signal }) => {
      seen = signal;
      return new Promise(() => undefined);
    }).subscribe();
    expect(seen?.aborted).toBe(false);
    subscription.unsubscribe();
    expect(seen?.aborted).toBe(true);
  });

  test('does not abort a tool that has ended', async () => {
    let seen: AbortSignal | undefined;
    await outcomeOf((_, { signal }) => {
      seen = signal;
      return Promise.resolve(1);
    });
    expect(seen?.aborted).toBe(false);
  });
});

describe('invokeTool, past its deadline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('fails, aborts the tool, and keeps the changes made so far', async () => {
    let seen: AbortSignal | undefined;
    const outcome = outcomeOf((_, { signal, reportChange }) => {
      seen = signal;
      reportChange(change);
      return new Promise(() => undefined);
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(seen?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen?.aborted).toBe(true);
    expect(await outcome).toEqual({
      status: 'failed',
      code: 'deadline-missed',
      message: 'open_door did not end within 1000 ms.',
      advice: 'Whether it took effect is not known; look at the device before trying again.',
      changes: [change],
    });
  });

  test('says that the deadline was missed though the tool throws when it is aborted', async () => {
    const execute = vi.fn<Execute>(
      (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const outcome = outcomeOf(execute, readOnly);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome).toMatchObject({ code: 'deadline-missed' });
    expect(execute).toHaveBeenCalledTimes(1);
  });

  test('counts from the first attempt', async () => {
    const execute = vi.fn<Execute>(() => new Promise((_, reject) => setTimeout(() => reject(new Error('busy')), 800)));
    const outcome = outcomeOf(execute, readOnly);
    await vi.advanceTimersByTimeAsync(1000);
    expect(execute).toHaveBeenCalledTimes(2);
    expect(await outcome).toMatchObject({ code: 'deadline-missed' });
  });

  test('never passes where it is endless', async () => {
    const outcome = outcomeOf(() => new Promise((resolve) => setTimeout(() => resolve('open'), 60_000)), {
      deadlineMs: Number.POSITIVE_INFINITY,
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await outcome).toMatchObject({ value: 'open' });
  });

  test('leaves no timer behind', async () => {
    await outcomeOf(() => Promise.resolve(1));
    invoke(() => new Promise(() => undefined))
      .subscribe()
      .unsubscribe();
    expect(vi.getTimerCount()).toBe(0);
  });
});

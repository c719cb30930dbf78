import * as fc from 'fast-check';
import { firstValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { SaidCall } from '../call/said-call.ts';
import type { CheckedInput } from '../graph/check-input.ts';
import { implementTool } from '../tool/define-tool.ts';
import { ToolFailure } from '../tool/tool-failure.ts';
import { ToolNeedsInput } from '../tool/tool-needs-input.ts';
import type { AnyTool } from '../tool/tool-pack.ts';
import type { LookUp, PrepareInput } from '../tool/tool-preparation.ts';
import { defineDoor } from './__fixtures__/door.ts';
import { prepareCall, type CallPreparation, type PrepareCallOptions } from './prepare-call.ts';

interface DoorTool {
  readonly note?: LookUp;
  readonly prepare?: PrepareInput<unknown>;
}

const resolved: ResolvedCall = { id: '1', toolId: 'home.open_door', arguments: { door: 'back', note: 'Maria' } };
const words = { parameter: 'note', item: undefined, text: 'Maria' };
const said: SaidCall = { ...resolved, words: [words] };

const doorTool = ({ note, prepare }: DoorTool): AnyTool => ({
  ...implementTool(defineDoor(), () => Promise.resolve(null), { prepare }),
  ...(note && { lookUps: { note } }),
});

/** Puts what was found in place of the note. */
const resolveFound: PrepareCallOptions['resolveFound'] = ({ id, toolId, arguments: values }, found): CheckedInput => ({
  status: 'resolved',
  resolved: { id, toolId, arguments: { ...values, note: [...found.values()].join('+') } },
});

const look = (tool: DoorTool, { isSaid = tool.note !== undefined, ...options }: Partial<PrepareCallOptions> & { isSaid?: boolean } = {}) =>
  prepareCall(doorTool(tool), isSaid ? { status: 'needs-look-up', said } : { status: 'resolved', resolved }, {
    deadlineMs: 1000,
    resolveFound,
    ...options,
  });

async function preparationOf(...options: Parameters<typeof look>): Promise<CallPreparation | undefined> {
  const preparation = look(...options);
  return preparation && (await firstValueFrom(preparation.pipe(toArray())))[0];
}

const throwing = (thrown: unknown) => () => {
  throw thrown;
};

describe('prepareCall', () => {
  test('has nothing to look for in a call of values whose tool prepares nothing', () => {
    expect(look({})).toBeUndefined();
    expect(look({ note: () => Promise.resolve({ value: '1' }) }, { isSaid: false })).toBeUndefined();
  });

  test('looks once for each subscription and not before', async () => {
    const prepare = vi.fn<PrepareInput<unknown>>(() => Promise.resolve({}));
    const preparation = look({ prepare });
    expect(prepare).not.toHaveBeenCalled();
    await firstValueFrom(preparation!);
    await firstValueFrom(preparation!);
    expect(prepare).toHaveBeenCalledTimes(2);
  });

  test('puts what was found in place of the words, shows it as the tool says, and keeps what was said', async () => {
    const note = vi.fn<LookUp>(() => Promise.resolve({ value: '123', shown: 'Maria Lopez, 123' }));
    expect(await preparationOf({ note })).toEqual({
      status: 'prepared',
      resolved: { ...resolved, arguments: { door: 'back', note: '123' }, shown: { note: 'Maria Lopez, 123' }, said: { note: 'Maria' } },
    });
    expect(note.mock.calls).toEqual([['Maria', { parameter: 'note', signal: expect.any(AbortSignal) }]]);
  });

  test('runs the tool with the input it prepared, and shows what it found besides what was looked up', async () => {
    const tool: DoorTool = {
      note: () => Promise.resolve({ value: '123', shown: 'Maria, 123' }),
      prepare: (input) =>
        Promise.resolve({ input: { ...(input as object), door: 'front' }, shown: { cost: 3, unknown: undefined } as never }),
    };
    expect(await preparationOf(tool)).toEqual({
      status: 'prepared',
      resolved: {
        ...resolved,
        arguments: { door: 'front', note: '123' },
        shown: { note: 'Maria, 123', cost: 3 },
        said: { door: 'back', note: 'Maria' },
      },
    });
  });

  test('leaves a call as it is where its tool has nothing to say', async () => {
    expect(await preparationOf({ prepare: () => Promise.resolve({}) })).toEqual({ status: 'prepared', resolved });
  });

  test('asks which of several things is meant, and about all words at once', async () => {
    const note: LookUp = (text, { parameter }) =>
      Promise.reject(
        new ToolNeedsInput({ parameter, question: `Which ${text}?`, choices: text === 'Zoe' ? [] : [`${text} 1`, `${text} 2`] }),
      );
    const list: SaidCall = {
      ...said,
      arguments: { note: ['Maria', 'bob', 'Zoe'] },
      words: [
        { parameter: 'note', item: 0, text: 'Maria' },
        { parameter: 'note', item: 2, text: 'Zoe' },
      ],
    };
    const preparation = prepareCall(doorTool({ note }), { status: 'needs-look-up', said: list }, { deadlineMs: 1000, resolveFound });
    expect(await firstValueFrom(preparation!)).toEqual({
      status: 'ended',
      resolved: undefined,
      outcome: {
        status: 'needs-input',
        missing: [
          {
            parameter: 'note',
            reason: 'ambiguous',
            question: 'Which Maria?',
            choices: [
              ['Maria 1', 'bob', 'Zoe'],
              ['Maria 2', 'bob', 'Zoe'],
            ],
          },
          { parameter: 'note', reason: 'invalid', question: 'Which Zoe?', choices: [] },
        ],
      },
    });
  });

  test('asks about what the tool itself cannot tell apart, with the values so far', async () => {
    const question = { parameter: 'door', question: 'Which back door?', choices: ['left', 'right'] };
    expect(await preparationOf({ prepare: throwing(new ToolNeedsInput(question)) })).toEqual({
      status: 'ended',
      resolved,
      outcome: { status: 'needs-input', missing: [{ ...question, reason: 'ambiguous' }] },
    });
  });

  test('prepares nothing where what was found is no value', async () => {
    const prepare = vi.fn<PrepareInput<unknown>>();
    const missing = [{ parameter: 'note', reason: 'invalid', question: 'Which?', choices: [] }] as const;
    const options = { resolveFound: (): CheckedInput => ({ status: 'needs-input', missing }) };
    expect(await preparationOf({ note: () => Promise.resolve({ value: 'x' }), prepare }, options)).toMatchObject({
      outcome: { status: 'needs-input', missing },
    });
    expect(prepare).not.toHaveBeenCalled();
  });

  test('fails by name where the tool does, and as thrown where it throws anything else', async () => {
    const failure = new ToolFailure({ code: 'no-signal', message: 'The phone is away.', advice: 'Fetch it.' });
    const failed = { status: 'failed', code: 'no-signal', message: 'The phone is away.', advice: 'Fetch it.', changes: [] };
    expect(await preparationOf({ prepare: throwing(failure) })).toEqual({ status: 'ended', resolved, outcome: failed });
    expect(await preparationOf({ note: throwing(failure) })).toEqual({ status: 'ended', resolved: undefined, outcome: failed });
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (thrown) => {
        expect(await preparationOf({ prepare: throwing(thrown) })).toMatchObject({ outcome: { status: 'failed', code: 'tool-threw' } });
      }),
    );
  });

  test('fails where the tool would be run with values it does not take', async () => {
    const prepare: PrepareInput<unknown> = () => Promise.resolve({ input: { door: 'attic' } });
    expect(await preparationOf({ prepare })).toMatchObject({ status: 'ended', outcome: { status: 'failed', code: 'preparation-invalid' } });
    expect(await preparationOf({ prepare: () => Promise.resolve({ shown: { at: new Date(0) } as never }) })).toMatchObject({
      outcome: { status: 'failed', code: 'tool-threw' },
    });
  });

  test('aborts the look when it is unsubscribed', () => {
    let seen: AbortSignal | undefined;
    const note: LookUp = (_, { signal }) => {
      seen = signal;
      return new Promise(() => undefined);
    };
    const subscription = look({ note })?.subscribe();
    expect(seen?.aborted).toBe(false);
    subscription?.unsubscribe();
    expect(seen?.aborted).toBe(true);
  });
});

describe('prepareCall, past its deadline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('fails, aborts the look, and says that nothing was changed', async () => {
    let seen: AbortSignal | undefined;
    const prepare: PrepareInput<unknown> = (_, { signal }) => {
      seen = signal;
      return new Promise(() => undefined);
    };
    const preparation = preparationOf({ prepare });
    await vi.advanceTimersByTimeAsync(999);
    expect(seen?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen?.aborted).toBe(true);
    expect(await preparation).toEqual({
      status: 'ended',
      resolved: undefined,
      outcome: {
        status: 'failed',
        code: 'deadline-missed',
        message: 'open_door did not find within 1000 ms what it would do.',
        advice: 'Nothing was changed. See whether the device answers, then try again.',
        changes: [],
      },
    });
  });

  test('never passes where it is endless', async () => {
    const note: LookUp = () => new Promise((resolve) => setTimeout(() => resolve({ value: '1' }), 60_000));
    const preparation = preparationOf({ note }, { deadlineMs: Number.POSITIVE_INFINITY });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await preparation).toMatchObject({ status: 'prepared' });
  });
});

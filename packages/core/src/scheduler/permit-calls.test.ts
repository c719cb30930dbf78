import { firstValueFrom, Observable, of, take, toArray } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { AnswerableCall } from '../graph/resolve-arguments.ts';
import { digestCall, type ApprovalDecision, type Approve } from './approval.ts';
import { defineDoor } from './__fixtures__/door.ts';
import { describeEvent, succeeded } from './__fixtures__/plan.ts';
import { createPermit, type CreatePermitOptions } from './permit-calls.ts';
import type { CallPreparation } from './prepare-call.ts';
import { scheduleCalls } from './schedule-calls.ts';

const call: ToolCall = { id: '1', toolId: 'home.open_door', arguments: {} };
const resolved: ResolvedCall = { id: '1', toolId: 'home.open_door', arguments: { door: 'back' } };
const answerable: AnswerableCall = { status: 'resolved', resolved };
const asked = defineDoor({ confirmation: { policy: 'always', message: 'Open the {door} door?' } });
const approved: Approve = ({ digest }) => Promise.resolve({ type: 'approve', digest });

const permitWith = (options: Partial<CreatePermitOptions> = {}) =>
  createPermit({
    definitionOf: () => asked,
    prepare: () => undefined,
    approve: approved,
    isDryRun: false,
    checkEdited: ({ id, toolId }, values) => ({ status: 'resolved', resolved: { id, toolId, arguments: values } }),
    ...options,
  });

async function stepsOf(options: Partial<CreatePermitOptions> = {}) {
  const steps = permitWith(options)(call, { status: 'resolved', resolved: { ...resolved, arguments: { ...resolved.arguments } } });
  return steps && (await firstValueFrom(steps.pipe(toArray())));
}

/** A call that is edited to the front door and then approved, with what its tool makes of its values. */
async function editedTo(make: (values: { readonly door?: unknown }) => Partial<ResolvedCall> | ToolOutcome) {
  const messages: string[] = [];
  const approve: Approve = ({ message, digest }) => {
    messages.push(message);
    return Promise.resolve(messages.length === 1 ? { type: 'edit', arguments: { door: 'front' } } : { type: 'approve', digest });
  };
  const prepare: CreatePermitOptions['prepare'] = (found) => {
    if (found.status !== 'resolved') return undefined;
    const made = make(found.resolved.arguments);
    return of<CallPreparation>(
      'status' in made
        ? { status: 'ended', resolved: found.resolved, outcome: made }
        : { status: 'prepared', resolved: { ...found.resolved, ...made } },
    );
  };
  const last = (await stepsOf({ approve, prepare }))?.at(-1);
  return { messages, permission: last?.type === 'permission' ? last.permission : undefined };
}

async function permissionOf(decision: ApprovalDecision, options: Partial<CreatePermitOptions> = {}) {
  const last = (await stepsOf({ approve: () => Promise.resolve(decision), ...options }))?.at(-1);
  return last?.type === 'permission' ? last.permission : undefined;
}

const deniedWith = (message: string, values = resolved.arguments) => ({
  type: 'end',
  resolved: { ...resolved, arguments: values },
  outcome: { status: 'denied', message },
});

describe('createPermit', () => {
  test('asks nobody where the tool needs no consent', () => {
    expect(permitWith({ definitionOf: () => defineDoor() })(call, answerable)).toBeUndefined();
  });

  test('ends every call of a dry run without asking', async () => {
    const approve = vi.fn<Approve>(approved);
    const skipped = [
      { type: 'permission', permission: { type: 'end', resolved, outcome: { status: 'skipped', reason: { type: 'dry-run' } } } },
    ];
    expect(await stepsOf({ isDryRun: true, approve })).toEqual(skipped);
    expect(await stepsOf({ isDryRun: true, definitionOf: () => defineDoor() })).toEqual(skipped);
    expect(approve).not.toHaveBeenCalled();
  });

  test('emits the question, the answer and the permission, in this order', async () => {
    const request = { call: resolved, effect: 'write', message: 'Open the back door?', digest: digestCall(resolved) };
    expect(await stepsOf()).toEqual([
      { type: 'event', event: { type: 'approval-request', call, request } },
      { type: 'event', event: { type: 'approval-end', call, decision: { type: 'approve', digest: request.digest } } },
      { type: 'permission', permission: { type: 'run', resolved } },
    ]);
  });

  test('denies a call that was approved with other values', async () => {
    const digest = digestCall({ ...resolved, arguments: { door: 'front' } });
    expect(await permissionOf({ type: 'approve', digest })).toEqual(deniedWith('The approval was for other values.'));
    expect(await permissionOf({ type: 'approve', digest: '' })).toEqual(deniedWith('The approval was for other values.'));
  });

  test('denies a call whose values were changed under the approval', async () => {
    const approve: Approve = ({ call: { arguments: values }, digest }) => {
      Object.assign(values, { door: 'safe' });
      return Promise.resolve({ type: 'approve', digest });
    };
    expect((await stepsOf({ approve }))?.at(-1)).toEqual({
      type: 'permission',
      permission: deniedWith('The approval was for other values.', { door: 'safe' }),
    });
  });

  test('denies what the person denies, in their words', async () => {
    expect(await permissionOf({ type: 'deny', message: 'Not at night.' })).toEqual(deniedWith('Not at night.'));
  });

  test('runs an edited call with the checked values, without asking again', async () => {
    const approve = vi.fn<Approve>(() => Promise.resolve({ type: 'edit', arguments: { door: ' front ' } }));
    const checked: ResolvedCall = { ...resolved, arguments: { door: 'front' } };
    const checkEdited = vi.fn<CreatePermitOptions['checkEdited']>(() => ({ status: 'resolved', resolved: checked }));
    expect((await stepsOf({ approve, checkEdited }))?.at(-1)).toEqual({
      type: 'permission',
      permission: { type: 'run', resolved: checked },
    });
    expect(checkEdited).toHaveBeenCalledWith(resolved, { door: ' front ' });
    expect(approve).toHaveBeenCalledTimes(1);
  });

  test('asks with what a call comes to, and runs it so', async () => {
    const found: ResolvedCall = { ...resolved, arguments: { door: 'front' }, shown: { door: 'the blue door' } };
    const steps = await stepsOf({ prepare: () => of({ status: 'prepared', resolved: found }) });
    expect(steps).toMatchObject([
      { event: { type: 'approval-request', request: { call: found, message: 'Open the the blue door door?', digest: digestCall(found) } } },
      { event: { type: 'approval-end' } },
      { permission: { type: 'run', resolved: found } },
    ]);
  });

  test('asks nobody about a call that ends when it is prepared', async () => {
    const approve = vi.fn<Approve>(approved);
    const outcome: ToolOutcome = { status: 'needs-input', missing: [] };
    const ended = { status: 'ended', resolved: undefined, outcome } as const;
    expect(await stepsOf({ prepare: () => of(ended), approve })).toEqual([
      { type: 'permission', permission: { type: 'end', resolved: undefined, outcome } },
    ]);
    expect(approve).not.toHaveBeenCalled();
  });

  test('prepares a call also for a dry run, and where nobody has to be asked', async () => {
    const found: ResolvedCall = { ...resolved, arguments: { door: 'front' } };
    const prepare = () => of<CallPreparation>({ status: 'prepared', resolved: found });
    expect(await stepsOf({ prepare, isDryRun: true })).toMatchObject([{ permission: { type: 'end', resolved: found } }]);
    expect(await stepsOf({ prepare, definitionOf: () => defineDoor() })).toEqual([
      { type: 'permission', permission: { type: 'run', resolved: found } },
    ]);
  });

  test('prepares an edited call anew, and asks again where what is shown has become another', async () => {
    const asked = await editedTo(({ door }) => ({ shown: { cost: door === 'front' ? 2 : 1 } }));
    expect(asked.messages).toEqual(['Open the back door? (cost: 1)', 'Open the front door? (cost: 2)']);
    expect(asked.permission).toMatchObject({ type: 'run', resolved: { arguments: { door: 'front' }, shown: { cost: 2 } } });
  });

  test('asks again about values that whoever was asked did not type', async () => {
    const { messages } = await editedTo(({ door }) => ({ arguments: { door: door === 'front' ? 'safe' : 'back' } }));
    expect(messages).toEqual(['Open the back door?', 'Open the safe door?']);
  });

  test('does not ask again where nothing but what was typed is new', async () => {
    expect((await editedTo(() => ({ shown: { cost: 1 } }))).messages).toEqual(['Open the back door? (cost: 1)']);
    expect((await editedTo(({ door }) => (door === 'front' ? {} : { shown: { door: 'garden door' } }))).messages).toHaveLength(1);
  });

  test('ends an edited call that cannot be prepared', async () => {
    const outcome: ToolOutcome = { status: 'failed', code: 'away', message: 'It is away.', advice: undefined, changes: [] };
    const { messages, permission } = await editedTo(({ door }) => (door === 'front' ? outcome : {}));
    expect(messages).toHaveLength(1);
    expect(permission).toMatchObject({ type: 'end', outcome });
  });

  test('looks words up that were typed for a value', async () => {
    const words = { ...resolved, arguments: { door: 'blue' }, words: [{ parameter: 'door', item: undefined, text: 'blue' }] };
    const seen: AnswerableCall[] = [];
    const prepare = (call: AnswerableCall) => {
      seen.push(call);
      return call.status === 'needs-look-up'
        ? of<CallPreparation>({ status: 'prepared', resolved: { ...resolved, arguments: { door: 'front' }, shown: { door: 'blue' } } })
        : undefined;
    };
    const decisions: ApprovalDecision[] = [{ type: 'edit', arguments: { door: 'blue' } }];
    const approve = vi.fn<Approve>(({ digest }) => Promise.resolve(decisions.shift() ?? { type: 'approve', digest }));
    const steps = await stepsOf({ prepare, approve, checkEdited: () => ({ status: 'needs-look-up', said: words }) });
    expect(seen.map(({ status }) => status)).toEqual(['resolved', 'needs-look-up']);
    expect(approve.mock.calls.map(([{ message }]) => message)).toEqual(['Open the back door?', 'Open the blue door?']);
    expect(steps?.at(-1)).toMatchObject({ permission: { type: 'run', resolved: { arguments: { door: 'front' } } } });
  });

  test('aborts the look when it is unsubscribed, and asks nobody', () => {
    let isTornDown = false;
    const prepare = () => new Observable<CallPreparation>(() => () => void (isTornDown = true));
    const approve = vi.fn<Approve>(approved);
    permitWith({ prepare, approve })(call, answerable)?.subscribe().unsubscribe();
    expect([isTornDown, approve.mock.calls.length]).toEqual([true, 0]);
  });

  test('ends an edited call whose values do not pass', async () => {
    const edit: ApprovalDecision = { type: 'edit', arguments: {} };
    const refusals: Extract<ToolOutcome, { status: 'needs-input' | 'denied' }>[] = [
      { status: 'needs-input', missing: [{ parameter: 'door', reason: 'missing', question: 'Which door?', choices: [] }] },
      { status: 'denied', message: 'Nobody may open that.' },
    ];
    for (const refused of refusals)
      expect(await permissionOf(edit, { checkEdited: () => refused })).toEqual({ type: 'end', resolved, outcome: refused });
  });

  test('denies where asking throws or is rejected, as an answer and as an outcome', async () => {
    const failing: readonly Approve[] = [
      () => Promise.reject(new Error('The terminal is gone.')),
      () => {
        throw new Error('The terminal is gone.');
      },
    ];
    for (const approve of failing)
      expect((await stepsOf({ approve }))?.slice(1)).toEqual([
        { type: 'event', event: { type: 'approval-end', call, decision: { type: 'deny', message: 'The terminal is gone.' } } },
        { type: 'permission', permission: deniedWith('The terminal is gone.') },
      ]);
  });

  test('takes its question back when it is unsubscribed', () => {
    let seen: AbortSignal | undefined;
    const approve: Approve = (_, { signal }) => {
      seen = signal;
      return new Promise(() => undefined);
    };
    const subscription = permitWith({ approve })(call, answerable)?.subscribe();
    expect(seen?.aborted).toBe(false);
    subscription?.unsubscribe();
    expect(seen?.aborted).toBe(true);
  });

  test('asks nobody once the subscriber has left at the question', async () => {
    const approve = vi.fn<Approve>(approved);
    const events = of(call).pipe(
      scheduleCalls({
        resolve: () => ({ status: 'resolved', resolved }),
        permit: permitWith({ approve }),
        invoke: () => of(succeeded),
        resourceOf: () => undefined,
      }),
    );
    expect((await firstValueFrom(events.pipe(take(2), toArray()))).map(describeEvent)).toEqual(['planned 1', 'approval-request 1']);
    expect(approve).not.toHaveBeenCalled();
    const all = await firstValueFrom(events.pipe(toArray()));
    expect(all.map(describeEvent)).toEqual(['planned 1', 'approval-request 1', 'approval-end 1', 'start 1', 'end 1 succeeded']);
  });
});

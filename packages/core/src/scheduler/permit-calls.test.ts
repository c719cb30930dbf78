import { firstValueFrom, of, take, toArray } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { digestCall, type ApprovalDecision, type Approve } from './approval.ts';
import { defineDoor } from './__fixtures__/door.ts';
import { describeEvent, succeeded } from './__fixtures__/plan.ts';
import { createPermit, type CreatePermitOptions } from './permit-calls.ts';
import { scheduleCalls } from './schedule-calls.ts';

const call: ToolCall = { id: '1', toolId: 'home.open_door', arguments: {} };
const resolved: ResolvedCall = { id: '1', toolId: 'home.open_door', arguments: { door: 'back' } };
const asked = defineDoor({ confirmation: { policy: 'always', message: 'Open the {door} door?' } });
const approved: Approve = ({ digest }) => Promise.resolve({ type: 'approve', digest });

const permitWith = (options: Partial<CreatePermitOptions> = {}) =>
  createPermit({
    definitionOf: () => asked,
    approve: approved,
    isDryRun: false,
    checkEdited: ({ id, toolId }, values) => ({ status: 'resolved', resolved: { id, toolId, arguments: values } }),
    ...options,
  });

async function stepsOf(options: Partial<CreatePermitOptions> = {}) {
  const steps = permitWith(options)(call, { ...resolved, arguments: { ...resolved.arguments } });
  return steps && (await firstValueFrom(steps.pipe(toArray())));
}

async function permissionOf(decision: ApprovalDecision, options: Partial<CreatePermitOptions> = {}) {
  const last = (await stepsOf({ approve: () => Promise.resolve(decision), ...options }))?.at(-1);
  return last?.type === 'permission' ? last.permission : undefined;
}

const deniedWith = (message: string) => ({ type: 'end', outcome: { status: 'denied', message } });

describe('createPermit', () => {
  test('asks nobody where the tool needs no consent', () => {
    expect(permitWith({ definitionOf: () => defineDoor() })(call, resolved)).toBeUndefined();
  });

  test('ends every call of a dry run without asking', async () => {
    const approve = vi.fn<Approve>(approved);
    const skipped = [{ type: 'permission', permission: { type: 'end', outcome: { status: 'skipped', reason: { type: 'dry-run' } } } }];
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
      permission: deniedWith('The approval was for other values.'),
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

  test('ends an edited call whose values do not pass', async () => {
    const edit: ApprovalDecision = { type: 'edit', arguments: {} };
    const refusals: Extract<ToolOutcome, { status: 'needs-input' | 'denied' }>[] = [
      { status: 'needs-input', missing: [{ parameter: 'door', reason: 'missing', question: 'Which door?', choices: [] }] },
      { status: 'denied', message: 'Nobody may open that.' },
    ];
    for (const refused of refusals)
      expect(await permissionOf(edit, { checkEdited: () => refused })).toEqual({ type: 'end', outcome: refused });
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
    const subscription = permitWith({ approve })(call, resolved)?.subscribe();
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

import fc from 'fast-check';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createCallRunner } from '../agent/create-call-runner.ts';
import { literal } from '../call/tool-call.ts';
import type { JsonValue } from '../internal/json.ts';
import type { JournalledCall, JournalledRun } from '../journal/read-journal.ts';
import { runAndUndo } from '../testing/run-and-undo.ts';
import type { DeviceChange } from '../tool/tool.ts';
import { createStudio } from './__fixtures__/studio.ts';
import { planUndo, type PlanUndoOptions } from './plan-undo.ts';
import type { UndoPlan } from './undo-plan.ts';

const { pack } = createStudio();

const call = (callId: string, toolName: string, differences: Partial<JournalledCall> = {}): JournalledCall => ({
  callId,
  at: '2026-11-28T08:00:00.000Z',
  toolId: `studio.${toolName}`,
  arguments: {},
  digest: 'd',
  effect: 'write',
  status: 'confirmed',
  endedAt: '2026-11-28T08:00:01.000Z',
  outcome: { status: 'succeeded' },
  changes: [],
  undo: undefined,
  ...differences,
});
const blind = (callId: string, from: number, to: number, differences: Partial<JournalledCall> = {}): JournalledCall =>
  call(callId, 'move_blind', { arguments: { percent: to - from }, changes: [{ path: 'blind', from, to }], ...differences });
const lamp = (callId: string, from: number, differences: Partial<JournalledCall> = {}): JournalledCall =>
  call(callId, 'set_lamp', { arguments: { lamp: 'desk', step: 5 }, changes: [{ path: 'levels.desk', from, to: 100 }], ...differences });
const run = (calls: readonly JournalledCall[], differences: Partial<JournalledRun> = {}): JournalledRun => ({
  runId: 'r',
  startedAt: '2026-11-28T08:00:00.000Z',
  request: { type: 'query', query: 'do it' },
  devices: undefined,
  calls,
  end: undefined,
  ...differences,
});

const plan = (calls: readonly JournalledCall[], options: Partial<PlanUndoOptions> = {}): UndoPlan =>
  planUndo(run(calls), { packs: [pack], ...options });
/** `1: move_blind {"percent":-40}` for each call, and `1: changed-nothing` for each refusal. */
const stepsOf = ({ steps }: UndoPlan): readonly string[] =>
  steps.flatMap((step) =>
    step.type === 'refusal'
      ? [`${step.call.callId}: ${step.code}`]
      : step.calls.map((made) => `${step.call.callId}: ${made.toolId} ${JSON.stringify(made.arguments)}`),
  );
const undone = (status: 'undone' | 'half-undone'): Partial<JournalledCall> => ({ undo: { status, runId: 'u' } });

describe('planUndo', () => {
  it('takes calls back from the last to begin to the first, and says which call each of its own undoes', () => {
    const found = plan([blind('1', 0, 40), lamp('2', 20), blind('3', 40, 100)]);
    expect(found.calls).toEqual([
      { id: '1', toolId: 'studio.move_blind', arguments: { percent: { type: 'literal', value: -60 } }, after: [] },
      {
        id: '2',
        toolId: 'studio.set_lamp',
        arguments: { lamp: { type: 'literal', value: 'desk' }, step: { type: 'literal', value: 1 } },
        after: [],
      },
      { id: '3', toolId: 'studio.move_blind', arguments: { percent: { type: 'literal', value: -40 } }, after: ['1'] },
    ]);
    expect(found.undoes).toEqual({ runId: 'r', undoes: { 1: '3', 2: '2', 3: '1' } });
  });

  it.each([
    ['only-read', call('1', 'read_lamps', { effect: 'read' })],
    ['changed-nothing', call('1', 'move_blind', { arguments: { percent: 0 } })],
    ['changed-nothing', call('1', 'move_blind', { status: 'failed' })],
    ['changed-nothing', call('1', 'send_word', { status: 'asked' })],
    ['effect-unknown', blind('1', 0, 40, { status: 'unknown' })],
    ['already-undone', blind('1', 0, 40, undone('undone'))],
    ['half-undone', blind('1', 0, 40, undone('half-undone'))],
    ['tool-missing', call('1', 'fold_chairs')],
    ['tool-missing', { ...blind('1', 0, 40), toolId: 'garden.move_blind' }],
    ['no-way-back', call('1', 'send_word', { arguments: { text: 'hi' }, changes: [{ path: 'sent.1', from: null, to: 'hi' }] })],
    ['no-way-back', call('1', 'print_page')],
    ['no-way-back', lamp('1', 50)],
    ['no-way-back', lamp('1', 20, { arguments: { lamp: 'moon', step: 5 } })],
  ] as const)('says %s of what cannot be undone', (code, refused) => {
    const { steps, calls } = plan([refused]);
    expect(steps).toMatchObject([{ type: 'refusal', code, reason: expect.stringMatching(/^\p{Lu}.+\.$/u) }]);
    expect(calls).toEqual([]);
  });

  it('undoes a call that failed halfway by what it changed', () => {
    expect(stepsOf(plan([blind('1', 0, 40, { status: 'failed' })]))).toEqual([
      '1: studio.move_blind {"percent":{"type":"literal","value":-40}}',
    ]);
  });

  it('leaves a call alone that a later one, which stays, has built upon', () => {
    expect(stepsOf(plan([blind('1', 0, 40), blind('2', 40, 60, { status: 'unknown' }), lamp('3', 0)])).slice(1)).toEqual([
      '2: effect-unknown',
      '1: changed-since',
    ]);
    expect(stepsOf(plan([lamp('1', 0), lamp('2', 50)]))).toEqual(['2: no-way-back', '1: changed-since']);
    const other: readonly DeviceChange[] = [{ path: 'levels.door', from: 50, to: 100 }];
    expect(stepsOf(plan([lamp('1', 0), lamp('2', 0, { changes: other })]))).toHaveLength(2);
    expect(plan([lamp('1', 0), lamp('2', 0, { changes: other })]).calls).toHaveLength(1);
  });

  it('does not undo a run beneath a later one, unless that is undone', () => {
    const later = run([blind('1', 40, 60)], { runId: 'later' });
    const [refused] = plan([blind('1', 0, 40)], { laterRuns: [later] }).steps;
    expect(refused).toMatchObject({
      code: 'changed-since',
      reason: 'studio.move_blind changed the same after it in run later, and that stays.',
    });
    const gone = run([blind('1', 40, 60, undone('undone'))], { runId: 'later' });
    const undoing = run([blind('1', 60, 40)], { runId: 'u', request: { type: 'undo', runId: 'later', undoes: { 1: '1' } } });
    expect(plan([blind('1', 0, 40)], { laterRuns: [gone, undoing] }).calls).toHaveLength(1);
    expect(plan([blind('1', 0, 40)], { laterRuns: [run([lamp('1', 0)], { runId: 'later' })] }).calls).toHaveLength(1);
    const elsewhere = run([blind('1', 40, 60)], { runId: 'later', devices: { studio: 'another studio' } });
    expect(plan([blind('1', 0, 40)], { laterRuns: [elsewhere] }).calls).toHaveLength(1);
  });

  it('sends nothing to another device than the one it was done on', () => {
    const there = run([blind('1', 0, 40)], { devices: { studio: 'studio 1' } });
    const codes = [{ studio: 'studio 1' }, { studio: 'studio 2' }, {}].map(
      (devices) => stepsOf(planUndo(there, { packs: [pack], devices }))[0],
    );
    expect(codes).toEqual([expect.stringContaining('move_blind'), '1: other-device', '1: other-device']);
    expect(stepsOf(plan([blind('1', 0, 40)], { devices: { studio: 'studio 1' } }))).toEqual(['1: other-device']);
  });

  it('takes any record, and plans only what the tools take', () => {
    const change = fc.record({
      path: fc.oneof(fc.constantFrom('blind', 'levels.desk'), fc.string()),
      from: fc.jsonValue(),
      to: fc.jsonValue(),
    });
    const arbitraryCall = fc.record({
      name: fc.constantFrom(...pack.definitions.map(({ name }) => name)),
      changes: fc.array(change, { maxLength: 3 }),
      input: fc.dictionary(fc.string(), fc.jsonValue()),
    });
    fc.assert(
      fc.property(fc.array(arbitraryCall, { maxLength: 5 }), (made) => {
        const calls = made.map(({ name, changes, input }, index) =>
          call(String(index), name, { changes: changes as DeviceChange[], arguments: input as Record<string, JsonValue> }),
        );
        expect(plan(calls)).toEqual(plan(calls));
        for (const { toolId, arguments: given } of plan(calls).calls) {
          const definition = pack.definitions.find(({ name }) => toolId === `studio.${name}`);
          const values = Object.entries(given).map(([name, argument]) => [name, argument.type === 'literal' && argument.value]);
          expect(definition?.input['~standard'].validate(Object.fromEntries(values))).not.toHaveProperty('issues');
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a run that is undone', () => {
  const madeCall = fc.oneof(
    fc.record({
      tool: fc.constant('set_lamp'),
      input: fc.record({ lamp: fc.constantFrom('desk', 'door'), step: fc.integer({ min: 0, max: 5 }) }),
    }),
    fc.record({ tool: fc.constant('move_blind'), input: fc.record({ percent: fc.integer({ min: -100, max: 100 }) }) }),
    fc.record({ tool: fc.constant('read_lamps'), input: fc.constant({}) }),
  );

  it('leaves the device as it was before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(madeCall, { minLength: 1, maxLength: 6 }), async (calls) => {
        const studio = createStudio();
        const before = studio.snapshot();
        const { plan: made, undoing } = await runAndUndo(studio.pack, calls);
        expect(studio.snapshot()).toEqual(before);
        expect(undoing?.calls.every(({ status }) => status === 'confirmed') ?? true).toBe(true);
        expect(made.steps.every((step) => step.type === 'undo' || ['only-read', 'changed-nothing'].includes(step.code))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what cannot be taken back, and takes back the rest', async () => {
    const studio = createStudio();
    const { plan: made } = await runAndUndo(studio.pack, [
      { tool: 'set_lamp', input: { lamp: 'door', step: 5 } },
      { tool: 'send_word', input: { text: 'studio.move_blind(100)' } },
    ]);
    expect(made.steps.map(({ type }) => type)).toEqual(['refusal', 'undo']);
    expect(studio.snapshot()).toEqual({ levels: { desk: 0, door: 40 }, blindPercent: 0, sent: ['studio.move_blind(100)'] });
  });

  it('does not go on from where it did not arrive', async () => {
    const studio = createStudio();
    const moved = [40, 30].map((percent) => ({ tool: 'move_blind', input: { percent } }));
    const { plan: made } = await runAndUndo(studio.pack, moved);
    expect(studio.snapshot().blindPercent).toBe(0);
    expect(made.calls.map(({ after }) => after)).toEqual([[], ['1']]);
    studio.block();
    const runner = createCallRunner({ packs: [studio.pack] });
    const end = await lastValueFrom(runner.runCalls(made.calls.map((one) => ({ ...one, arguments: { percent: literal(60) } }))).events);
    expect(end).toMatchObject({ outcomes: [{ status: 'failed' }, { status: 'skipped', reason: { type: 'dependency', callId: '1' } }] });
    expect(studio.snapshot().blindPercent).toBe(30);
  });

  it('is shown whole in a dry run', async () => {
    const { pack: shown } = createStudio();
    const { calls, undoes } = plan([blind('1', 0, 40), blind('2', 40, 60)]);
    const end = await lastValueFrom(createCallRunner({ packs: [shown] }).runCalls(calls, { undoes, isDryRun: true }).events);
    expect(end).toMatchObject({ outcomes: Array.from({ length: 2 }, () => ({ reason: { type: 'dry-run' } })) });
  });

  it('goes back only as far as a call went that failed halfway', async () => {
    const studio = createStudio({ blindPercent: 20 });
    studio.block();
    const { plan: made } = await runAndUndo(studio.pack, [{ tool: 'move_blind', input: { percent: 80 } }]);
    expect(made.calls).toMatchObject([{ arguments: { percent: { value: -40 } } }]);
  });
});

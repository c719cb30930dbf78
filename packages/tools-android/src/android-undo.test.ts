import type { JsonValue } from '@octoweave/core';
import { runAndUndo, type UndoneRun } from '@octoweave/core/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { androidToolCases } from './__fixtures__/android-tool-cases.ts';
import { implementAndroidPack, type PhoneState, simulatedPhone, type SimulatedPhoneOptions } from './index.ts';

const cases = androidToolCases.map((one) => Object.assign({ call: `${one.tool} ${JSON.stringify(one.input)}` }, one));

type Input = Readonly<Record<string, JsonValue>>;

/** Calls of the cases that are taken back; those of all others stay, or changed nothing. */
const undoable: ReadonlySet<string> = new Set([
  'set_volume {"level":0,"volume_type":"ring"}',
  'set_volume {"level":0,"volume_type":"alarm"}',
  'set_nest_temperature {"target_temperature":68}',
  'enable_do_not_disturb {"enabled":true}',
  'open_or_lock_door {"status":"open"}',
]);

/** Calls that send or show something are left out: they add to the phone, and nothing of the pack takes that away. */
const setting = fc.oneof(
  fc.record({
    tool: fc.constant('set_volume'),
    input: fc.record({ level: fc.integer({ min: 0, max: 10 }), volume_type: fc.constantFrom('ring', 'media', 'alarm') }),
  }),
  fc.record({ tool: fc.constant('change_screen_brightness'), input: fc.record({ level: fc.integer({ min: 0, max: 10 }) }) }),
  fc.record({ tool: fc.constant('enable_do_not_disturb'), input: fc.record({ enabled: fc.boolean() }) }),
  fc.record({ tool: fc.constant('set_nest_temperature'), input: fc.record({ target_temperature: fc.integer({ min: 50, max: 90 }) }) }),
  fc.record({ tool: fc.constant('open_or_lock_door'), input: fc.record({ status: fc.constantFrom('open', 'lock') }) }),
  fc.record({ tool: fc.constant('play_music_on_nest_hub'), input: fc.record({ music_service: fc.string(), music_name: fc.string() }) }),
  fc.record({ tool: fc.constant('play_video_on_nest_hub'), input: fc.record({ video_service: fc.string(), video_name: fc.string() }) }),
  fc.constant({ tool: 'check_nest_smoke_detector_status', input: {} }),
);

const phone: fc.Arbitrary<Partial<PhoneState>> = fc.record({
  screen: fc.record({ brightness: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100), isAdaptive: fc.boolean() }),
  notifications: fc.record({ zenMode: fc.constantFrom('off' as const, 'priority' as const, 'alarms' as const, 'silence' as const) }),
});

const volumeOf = (level: number, options: SimulatedPhoneOptions = {}): Promise<UndoneRun> =>
  runAndUndo(implementAndroidPack({ device: simulatedPhone(options) }), [{ tool: 'set_volume', input: { level, volume_type: 'media' } }]);

describe('undo of phone tools', () => {
  it.each(cases)('takes back $call, or says why not', async ({ call, tool, input, state }) => {
    const device = simulatedPhone({ state });
    const before = device.snapshot();
    const { run, plan, undoing } = await runAndUndo(implementAndroidPack({ device }), [{ tool, input: input as Input }]);
    const [step] = plan.steps;
    expect(step?.type).toBe(undoable.has(call) && (run.calls[0]?.changes.length ?? 0) > 0 ? 'undo' : 'refusal');
    if (step?.type === 'refusal') expect(step.reason).toMatch(/^\p{Lu}.*\.$/u);
    else expect(device.diff(before)).toEqual([]);
    expect(undoing?.calls.every(({ status }) => status === 'confirmed') ?? true).toBe(true);
  });

  it('says of a loudness between two levels that no level is it', async () => {
    expect((await volumeOf(4)).plan.steps).toMatchObject([{ reason: 'No level from 0 to 10 is step 7 of 0 to 15.' }]);
    const state = { audio: { ...simulatedPhone().snapshot().audio, media: { index: 9, minimum: 0, maximum: 15 } } };
    expect((await volumeOf(4, { state })).plan.calls).toMatchObject([
      { arguments: { level: { value: 6 }, volume_type: { value: 'media' } } },
    ]);
  });

  it('plays again what played before, and says that it begins anew', async () => {
    const playback = { kind: 'music', service: 'Spotify', title: 'Jazz "Vibes"; $(reboot)' } as const;
    const device = simulatedPhone({ state: { home: { ...simulatedPhone().snapshot().home, playback } } });
    const input = { video_service: 'YouTube', video_name: 'baking shows' };
    const { plan } = await runAndUndo(implementAndroidPack({ device }), [{ tool: 'play_video_on_nest_hub', input }]);
    expect(plan.steps).toMatchObject([{ type: 'undo', remains: expect.stringContaining('beginning') }]);
    expect(device.snapshot().home.playback).toEqual(playback);
  });

  it('leaves any phone as it was after any settings, but for what it says stays', async () => {
    await fc.assert(
      fc.asyncProperty(phone, fc.array(setting, { minLength: 1, maxLength: 6 }), async (state, calls) => {
        const device = simulatedPhone({ state });
        const before = device.snapshot();
        const { plan, undoing } = await runAndUndo(implementAndroidPack({ device }), calls);
        const kept = plan.steps.flatMap((step) => (step.type === 'refusal' ? step.call.changes.map(({ path }) => path) : []));
        const differences = device.diff(before).map(({ path }) => path);
        expect(differences.filter((path) => !kept.some((keptPath) => `${path}.`.startsWith(`${keptPath}.`)))).toEqual([]);
        expect(undoing?.calls.every(({ status }) => status === 'confirmed') ?? true).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

import type { AnyToolDefinition, ToolSchema } from '@octoweave/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAndroidTool } from '../__fixtures__/run-android-tool.ts';
import {
  androidPack,
  applyOperation,
  initialPhoneState,
  missedPhoneGoals,
  phoneIsUntouched,
  phoneItemIsAdded,
  phoneValueIs,
  type SimulatedPhone,
  simulatedPhone,
} from '../index.ts';

const said = fc.constantFrom(
  'Maria',
  'Maria Lopez',
  'Bob Keller',
  'Mom',
  'bose headphones',
  'Car Audio',
  'quarterly report',
  '$(reboot)',
  '/sdcard/Documents/lease.pdf',
);
const formatted: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.constantFrom('a@example.com', 'dana@example.com'),
  phone: fc.constantFrom('+14155550132', '112', '(415) 555-0132'),
  'HH:MM': fc.constantFrom('07:00', '06:45', '23:59'),
  'YYYY-MM-DD-HH-MM': fc.constantFrom('2026-03-10-09-00', '2026-03-29-02-30', '2027-01-01-00-00'),
};

function valueOf(schema: ToolSchema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'enumeration':
      return fc.constantFrom(...schema.values);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'list':
      return fc.array(valueOf(schema.items), { maxLength: 2 });
    case 'text':
      return formatted[schema.format ?? ''] ?? fc.oneof(said, fc.string({ minLength: schema.minimumLength, unit: 'grapheme' }));
  }
}

function inputOf({ parameters, input }: AnyToolDefinition): fc.Arbitrary<unknown> {
  const required = parameters.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  const codes: Readonly<Record<string, fc.Arbitrary<unknown>>> = { language: fc.constant('de'), region: fc.constant('DE') };
  const fields = Object.fromEntries(parameters.map(({ name, schema }) => [name, codes[name] ?? valueOf(schema)]));
  return fc.record(fields, { requiredKeys: required }).filter((value) => {
    const checked = input['~standard'].validate(value);
    return !(checked instanceof Promise) && !checked.issues;
  });
}

const call = fc
  .constantFrom(...androidPack.definitions)
  .chain((definition) => inputOf(definition).map((input) => ({ tool: definition.name, input })));
const calls = fc.array(call, { minLength: 1, maxLength: 6 });

async function replay(device: SimulatedPhone, script: readonly { readonly tool: string; readonly input: unknown }[]): Promise<unknown[]> {
  const runs: unknown[] = [];
  for (const { tool, input } of script) runs.push(await runAndroidTool(tool, input, { device }));
  return runs;
}

describe('simulatedPhone', () => {
  it('reports just what differs, whatever valid call a tool is given', async () => {
    await fc.assert(
      fc.asyncProperty(call, async ({ tool, input }) => {
        const device = simulatedPhone();
        const before = device.snapshot();
        const { changes, value } = await runAndroidTool(tool, input, { device });
        const differences = device.diff(before).map(({ path }) => path);
        expect(differences.every((path) => changes.some((change) => `${path}.`.startsWith(`${change.path}.`)))).toBe(true);
        expect(changes.every(({ path }) => differences.some((changed) => `${changed}.`.startsWith(`${path}.`)))).toBe(true);
        if (value === undefined) expect(differences).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('ends in equal states with equal outcomes when replayed, from the start or from a snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(calls, calls, async (first, script) => {
        const device = simulatedPhone();
        await replay(device, first);
        const kept = device.snapshot();
        const runs = await replay(device, script);
        const hash = device.hash();
        device.restore(JSON.parse(JSON.stringify(kept)));
        expect(device.diff(kept)).toEqual([]);
        expect(await replay(device, script)).toEqual(runs);
        expect(device.hash()).toBe(hash);
      }),
      { numRuns: 60 },
    );
  });

  it('ends in the same state when idempotent tools run twice', async () => {
    const idempotent = call.filter(({ tool }) => androidPack.definitions.some(({ name, isIdempotent }) => name === tool && isIdempotent));
    await fc.assert(
      fc.asyncProperty(idempotent, async (once) => {
        const device = simulatedPhone();
        await replay(device, [once]);
        const hash = device.hash();
        await replay(device, [once]);
        expect(device.hash()).toBe(hash);
      }),
      { numRuns: 200 },
    );
  });

  it('has about twenty contacts, two of them called Maria', () => {
    const names = Object.values(initialPhoneState.contacts).map(({ name }) => name);
    expect(names).toHaveLength(20);
    expect(names.filter((name) => name.startsWith('Maria '))).toHaveLength(2);
  });

  it('rejects an operation that was aborted before it began', async () => {
    const device = simulatedPhone();
    const hash = device.hash();
    await expect(device.telephony.call('1', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(device.hash()).toBe(hash);
  });

  it('takes its time from the clock it is given', async () => {
    const device = simulatedPhone({ clock: () => new Date('2027-01-01T00:00:00Z') });
    expect((await device.camera.takePhoto({ camera: 'back', resolution: '4K' })).path).toContain('20261231_160000');
  });

  it('lets the world change things', async () => {
    const device = simulatedPhone();
    device.impose({ notifications: { zenMode: 'alarms' } });
    expect(await device.notifications.readZenMode()).toBe('alarms');
  });
});

describe('applyOperation', () => {
  const context = { now: new Date('2026-03-10T16:00:00Z') };

  it('leaves the given state as it is and tells what differs', () => {
    const kept = JSON.stringify(initialPhoneState);
    const step = applyOperation(initialPhoneState, { name: 'setVolume', input: { stream: 'ring', index: 0 } }, context);
    expect(step.events).toEqual([{ path: 'audio.ring.index', from: 5, to: 0 }]);
    expect(JSON.stringify(initialPhoneState)).toBe(kept);
  });

  it.each([8, -1, 2.5])('refuses volume step %d', (index) => {
    expect(() => applyOperation(initialPhoneState, { name: 'setVolume', input: { stream: 'ring', index } }, context)).toThrow(/no step/u);
  });

  it('gives two photos of one second two names', () => {
    const photo = { name: 'takePhoto', input: { camera: 'back', resolution: '4K' } } as const;
    const first = applyOperation(initialPhoneState, photo, context);
    const second = applyOperation(first.state, photo, context);
    expect(second.result.path).not.toBe(first.result.path);
  });
});

describe('missedPhoneGoals', () => {
  const before = initialPhoneState;
  const after = applyOperation(before, { name: 'sendMessage', input: { number: '1', text: 'Hi' } }, { now: new Date(0) }).state;

  it('is empty where every goal is met and nothing else differs', () => {
    expect(missedPhoneGoals([phoneItemIsAdded('messages', { number: '1' })], { before, after })).toEqual([]);
    expect(missedPhoneGoals([phoneIsUntouched], { before, after: before })).toEqual([]);
  });

  it('names a goal that is missed, and what nobody asked for', () => {
    const missed = missedPhoneGoals([phoneValueIs('home.door', 'open')], { before, after });
    expect(missed[0]).toBe('home.door is "open"');
    expect(missed[1]).toMatch(/^messages\.m1 stays null/u);
  });
});

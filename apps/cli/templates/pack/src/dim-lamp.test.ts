import type { DeviceChange } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { dimLampTool, simulatedLamps, type DimLampInput, type SimulatedLamps } from './index.ts';

async function dim(
  lamps: SimulatedLamps,
  input: DimLampInput,
): Promise<{ readonly value: number; readonly changes: readonly DeviceChange[] }> {
  const changes: DeviceChange[] = [];
  const context = { signal: new AbortController().signal, reportChange: (change: DeviceChange) => void changes.push(change) };
  return { value: await dimLampTool({ lamps }).execute(input, context), changes };
}

describe('dim_lamp', () => {
  it('dims the lamp of a room, leaves the others alone, and reports it', async () => {
    const lamps = simulatedLamps({ kitchen: 100, hall: 0 });
    expect(await dim(lamps, { room: 'kitchen', level: 40 })).toEqual({
      value: 40,
      changes: [{ path: 'lamps.kitchen.level', from: 100, to: 40, unit: '%' }],
    });
    expect(lamps.snapshot()).toEqual({ kitchen: 40, hall: 0 });
  });

  it('reports nothing where the lamp is that bright already', async () => {
    expect(await dim(simulatedLamps({ kitchen: 40 }), { room: 'kitchen', level: 40 })).toEqual({ value: 40, changes: [] });
  });

  it('is taken back by dimming the lamp to what it was', () => {
    const { undo } = dimLampTool({ lamps: simulatedLamps() });
    const input = { room: 'hall', level: 40 };
    expect(undo?.({ input, changes: [{ path: 'lamps.hall.level', from: 0, to: 40 }], hasFailed: false })).toEqual({
      type: 'calls',
      calls: [{ tool: 'dim_lamp', input: { room: 'hall', level: 0 } }],
    });
    expect(undo?.({ input, changes: [{ path: 'lamps.hall.level', from: 'off', to: 40 }], hasFailed: false })).toMatchObject({
      type: 'none',
    });
  });

  it.each(['attic', '__proto__', 'constructor', ''])('knows no lamp in "%s", and says where there is one', async (room) => {
    const lamps = simulatedLamps({ kitchen: 100 });
    await expect(dim(lamps, { room, level: 40 })).rejects.toMatchObject({ code: 'lamp-unknown', advice: 'Name one of: kitchen.' });
    expect(lamps.snapshot()).toEqual({ kitchen: 100 });
  });
});

describe('simulatedLamps', () => {
  it('goes back to a snapshot', async () => {
    const lamps = simulatedLamps();
    const [kept, hash] = [lamps.snapshot(), lamps.hash()];
    await dim(lamps, { room: 'hall', level: 5 });
    expect(lamps.hash()).not.toBe(hash);
    lamps.restore(kept);
    expect(lamps.hash()).toBe(hash);
  });
});

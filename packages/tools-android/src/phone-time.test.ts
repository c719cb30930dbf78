import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localTimeAt } from './phone-time.ts';

describe('instantOf', () => {
  it('reads local times in the zone of the phone', () => {
    expect(new Date(instantOf('2027-03-04T09:00', 'America/Los_Angeles')).toISOString()).toBe('2027-03-04T17:00:00.000Z');
    expect(new Date(instantOf('2027-07-04T09:00', 'Europe/Berlin')).toISOString()).toBe('2027-07-04T07:00:00.000Z');
  });

  it('takes the first of a time that comes twice, and moves one that never comes forward', () => {
    expect(new Date(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(localTimeAt(new Date(instantOf('2026-03-29T02:30', 'Europe/Berlin')), 'Europe/Berlin')).toBe('2026-03-29T03:30:00');
  });

  it('is undone by localTimeAt wherever the clocks go on evenly', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Kiritimati', 'America/Los_Angeles');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), zones, (quarters, timeZone) => {
        const local = localTimeAt(new Date(quarters * 900_000), timeZone).slice(0, 16);
        const shown = localTimeAt(new Date(instantOf(local, timeZone)), timeZone).slice(0, 16);
        expect(shown).toBe(local);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, msUntil, msUntilRest } from './advance.ts';
import { applySet } from './apply-set.ts';
import { presetValues } from './vehicle-preset.ts';
import type { VehicleState } from './vehicle-state.ts';

const window = 'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position';
const seat = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';
const sunroof = 'Vehicle.Cabin.Sunroof.Position';

const parked: VehicleState = { elapsedMs: 0, values: presetValues('parked'), motions: {} };

const underWay = (target: number, place: number): VehicleState =>
  [
    [window, target],
    [seat, place],
    ['Vehicle.Cabin.Sunroof.Switch', 'ONE_SHOT_OPEN'],
  ].reduce((state, [path, value]) => applySet(state, String(path), value).state, parked);

describe('advance', () => {
  it('moves windows 60 mm/s over 450 mm, seats 20 mm/s and the sunroof 15 %/s', () => {
    const { values } = advance(underWay(100, 400), 3000);
    expect(values[window]).toBe(40);
    expect(values[seat]).toBe(360);
    expect(values[sunroof]).toBe(45);
  });

  it('shows the target only where the motion ends', () => {
    const state = underWay(22, 300);
    const restMs = msUntilRest(applySet(state, 'Vehicle.Cabin.Sunroof.Switch', 'INACTIVE').state);
    expect(advance(state, restMs - 1).values[window]).toBe(21);
    expect(advance(state, restMs).values[window]).toBe(22);
    expect(advance(state, restMs).motions).not.toHaveProperty([window]);
  });

  it('comes to the same in one step as in two, and changes nothing in place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 600 }),
        fc.nat(20_000),
        fc.nat(20_000),
        (target, place, one, two) => {
          const state = underWay(target, place);
          const kept = JSON.stringify(state);
          expect(advance(advance(state, one), two)).toEqual(advance(state, one + two));
          expect(JSON.stringify(state)).toBe(kept);
        },
      ),
    );
  });

  it('is at rest, on every target, after msUntilRest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 600 }), (target, place) => {
        const state = underWay(target, place);
        const { values, motions } = advance(state, msUntilRest(state));
        expect(motions).toEqual({});
        expect([values[window], values[seat], values[sunroof]]).toEqual([target, place, 100]);
      }),
    );
  });
});

describe('msUntil', () => {
  it('finds the first moment at which a position shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (position) => {
        const state = underWay(100, 0);
        const waitMs = msUntil(state, ({ values }) => values[sunroof] >= position) ?? 0;
        expect(advance(state, waitMs).values[sunroof]).toBe(position);
        expect(advance(state, waitMs - 1).values[sunroof]).toBe(position - 1);
      }),
    );
  });

  it('is undefined where nothing under way leads there', () => {
    expect(msUntil(parked, ({ values }) => values[window] > 0)).toBeUndefined();
    expect(msUntil(underWay(10, 300), ({ values }) => values[window] > 10)).toBeUndefined();
  });
});

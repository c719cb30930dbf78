import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWallMinutes, isWallDay, isWallTime, readWallTime } from './wall-time.ts';

describe('readWallTime', () => {
  it('is the moment at which the wall of a zone shows it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'),
        (date, timeZone) => {
          const ms = Math.floor(date.getTime() / 1000) * 1000;
          const wall = new Date(ms).toLocaleString('sv-SE', { timeZone });
          const read = readWallTime(wall, { timeZone });
          // An hour comes twice in autumn: then the first is meant.
          expect(read === ms || new Date(read ?? 0).toLocaleString('sv-SE', { timeZone }) === wall).toBe(true);
          expect(read).toBeLessThanOrEqual(ms);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('moves a time that the clocks skip, and takes the first of a time that comes twice', () => {
    const timeZone = 'America/Los_Angeles';
    expect(readWallTime('2027-03-14 02:30:00', { timeZone })).toBe(Date.UTC(2027, 2, 14, 10, 30));
    expect(readWallTime('2027-11-07 01:30:00', { timeZone })).toBe(Date.UTC(2027, 10, 7, 8, 30));
    expect(readWallTime('2027-11-07', { timeZone })).toBe(Date.UTC(2027, 10, 7, 7));
  });

  it('takes nothing that calendar or clock do not have', () => {
    for (const text of ['2027-02-29', '2027-13-01', '2027-01-05 25:00:00', '2027-01-05 24:00:00', '5/1/2027', '']) {
      expect(readWallTime(text, { timeZone: 'UTC' })).toBeUndefined();
      expect(isWallDay(text)).toBe(false);
    }
    expect(isWallTime('2027-01-05')).toBe(false);
    expect(isWallTime('2027-01-05 09:00:00')).toBe(true);
  });
});

describe('addWallMinutes', () => {
  it('goes over midnight and the end of the year', () => {
    expect(addWallMinutes('2027-12-31 23:30:00', 60)).toBe('2028-01-01 00:30:00');
  });
});
